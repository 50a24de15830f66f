using System.IO.Compression;
using System.Text;
using Usher.Contracts;
using Usher.Datasets.MovieLens;

namespace Usher.Datasets.Tests.MovieLens;

/// <summary>Each fault gets one message that says what came and what to try, and leaves no file.</summary>
public sealed class BadMovieLensTests : IDisposable
{
    private readonly TemporaryFolder _in = new();
    private readonly TemporaryFolder _out = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _in.Dispose();
        _out.Dispose();
    }

    [Fact]
    public void A_folder_that_is_not_MovieLens_is_told_what_was_looked_for_and_where_to_get_it()
    {
        var refused = Assert.Throws<MovieLensException>(() => MovieLensFolder.Open(_in.Path));
        Assert.Equal(
            $"'{_in.Path}' is not a MovieLens folder: it has none of u.data (MovieLens 100K), ratings.dat (MovieLens 10M or MovieLens 1M), ratings.csv (MovieLens latest-small). " +
            "MovieLens can be had from https://grouplens.org/datasets/movielens/; unpack it and give the folder that holds these files.",
            refused.Message);
    }

    [Fact]
    public void A_folder_around_MovieLens_is_told_the_folder_inside()
    {
        var inside = Directory.CreateDirectory(_in["ml-100k"]).FullName;
        File.WriteAllText(Path.Combine(inside, "u.data"), "");
        var refused = Assert.Throws<MovieLensException>(() => MovieLensFolder.Open(_in.Path));
        Assert.EndsWith($"There is one inside it: try '{inside}'.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_absent_is_told_where_MovieLens_can_be_had()
    {
        var refused = Assert.Throws<MovieLensException>(() => MovieLensFolder.Open(_in["nowhere"]));
        Assert.StartsWith($"There is no folder '{_in["nowhere"]}'. MovieLens is at https://grouplens.org/", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_place_of_its_folder_is_told_so()
    {
        _in.With("u.data", "");
        var refused = Assert.Throws<MovieLensException>(() => MovieLensFolder.Open(_in["u.data"]));
        Assert.EndsWith("is a file; give the folder that it lies in.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1\t2\t3", "1 TAB 2 TAB 3")]
    [InlineData("1\t2\t3\t4\t5", "1 TAB 2 TAB 3 TAB 4 TAB 5")]
    [InlineData("1,2,3,4", "1,2,3,4")]
    [InlineData("one\t2\t3\t4", "one TAB 2 TAB 3 TAB 4")]
    [InlineData("1\t-2\t3\t4", "1 TAB -2 TAB 3 TAB 4")]
    [InlineData("1\t2\t6\t4", "1 TAB 2 TAB 6 TAB 4")]
    [InlineData("1\t2\tNaN\t4", "1 TAB 2 TAB NaN TAB 4")]
    [InlineData("1\t2\t3\tyesterday", "1 TAB 2 TAB 3 TAB yesterday")]
    [InlineData("1\t2\t3\t-4", "1 TAB 2 TAB 3 TAB -4")]
    [InlineData("1\t2\t3\t4.5", "1 TAB 2 TAB 3 TAB 4.5")]
    public void A_malformed_rating_is_named_by_file_and_line_and_shown(string line, string shown)
    {
        _in.With("u.data", $"1\t2\t3\t4\n\n{line}\n");
        Refused(
            folder => folder.WriteInteractions(_out["out.csv"], cancellationToken: Stop),
            $"'u.data', line 3: expected user TAB item TAB rating TAB timestamp, with a rating from 0.5 to 5 and a timestamp in whole seconds, but there is \"{shown}\".");
    }

    [Fact]
    public void A_very_long_line_is_shown_in_part()
    {
        _in.With("ratings.dat", new string('x', 5_000));
        Refused(
            folder => folder.WriteInteractions(_out["out.csv"], cancellationToken: Stop),
            "'ratings.dat', line 1: expected user::item::rating::timestamp, with a rating from 0.5 to 5 and a timestamp in whole seconds, " +
            $"but there is \"{new string('x', 100)}…\".");
    }

    [Fact]
    public void A_CSV_without_its_header_is_told_the_header()
    {
        _in.With("ratings.csv", "1,2,3.0,4\n");
        Refused(
            folder => folder.WriteInteractions(_out["out.csv"], cancellationToken: Stop),
            "'ratings.csv', line 1: expected the header userId,movieId,rating,timestamp, but there is \"1,2,3.0,4\".");
    }

    [Theory]
    [InlineData("1|Heat (1995)|01-Jan-1995|||1")]
    [InlineData("1|Heat (1995)|01-Jan-1995|||1|2")]
    [InlineData("x|Heat (1995)|01-Jan-1995|||1|0")]
    public void A_malformed_film_of_100K_is_shown(string line)
    {
        _in.With("u.data", "").With("u.genre", "unknown|0\nAction|1\n").With("u.item", line);
        Refused(
            folder => folder.WriteItems(_out["out.csv"], Stop),
            $"'u.item', line 1: expected id|title|release date|video release date|URL and 2 flags of 0 or 1, one for each line of u.genre, but there is \"{line}\".");
    }

    [Theory]
    [InlineData("1,\"Heat (1995),Action")]
    [InlineData("1,\"Heat\" (1995),Action")]
    [InlineData("1,Heat, The (1995),Action")]
    public void A_film_of_latest_small_with_wrong_quotes_is_shown(string line)
    {
        _in.With("ratings.csv", "").With("movies.csv", "movieId,title,genres\n" + line);
        Refused(
            folder => folder.WriteItems(_out["out.csv"], Stop),
            $"'movies.csv', line 2: expected movieId,title,genres, with quotes around a title that has a comma, but there is \"{line}\".");
    }

    [Fact]
    public void An_occupation_that_1M_does_not_have_is_shown()
    {
        _in.With("ratings.dat", "").With("users.dat", "1::F::1::21::48067\n");
        Refused(
            folder => folder.WriteUsers(_out["out.csv"], Stop),
            "'users.dat', line 1: expected UserID::Gender::Age::Occupation::Zip-code, with an occupation from 0 to 20, but there is \"1::F::1::21::48067\".");
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        _in.With("ratings.dat", "1::2::3::4\n");
        Refused(
            folder => folder.WriteItems(_out["out.csv"], Stop),
            $"'movies.dat' (or 'movies.dat.gz') is missing from '{_in.Path}'. Unpack MovieLens from https://grouplens.org/datasets/movielens/ whole, or leave out what needs this file.");
    }

    [Theory]
    [InlineData("u.data", "")]
    [InlineData("ratings.csv", "")]
    [InlineData("ratings.csv", "userId,movieId,rating,timestamp\n")]
    public void A_file_without_ratings_is_told_so(string name, string text)
    {
        _in.With(name, text);
        Refused(
            folder => folder.WriteInteractions(_out["out.csv"], cancellationToken: Stop),
            $"'{name}' in '{_in.Path}' has no ratings. Unpack MovieLens again from https://grouplens.org/datasets/movielens/.");
    }

    [Fact]
    public void A_minimum_that_leaves_no_rating_is_told_so()
    {
        _in.With("u.data", "1\t2\t3\t4\n");
        Refused(
            folder => folder.WriteInteractions(_out["out.csv"], new() { MinRating = 3.5 }, Stop),
            "None of the 1 ratings is 3.5 or more. Give a lower minimum rating.");
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(5.5, "5.5")]
    [InlineData(double.NaN, "NaN")]
    public void A_minimum_that_no_rating_can_have_is_told_the_range(double least, string shown)
    {
        _in.With("u.data", "1\t2\t3\t4\n");
        Refused(
            folder => folder.WriteInteractions(_out["out.csv"], new() { MinRating = least }, Stop),
            $"The minimum rating is {shown}; MovieLens rates from 0.5 to 5. Try 4, or leave it out to keep every rating.");
    }

    [Fact]
    public void A_gzip_that_is_cut_short_is_refused()
    {
        var rows = string.Concat(Enumerable.Range(1, 20_000).Select(row => $"{row}::{row * 7 % 3_000}::3::{978_300_000 + (row * row % 99_991)}\n"));
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.Latin1.GetBytes(rows));
        File.WriteAllBytes(_in["ratings.dat.gz"], memory.ToArray()[..(int)(memory.Length / 2)]);

        var refused = Assert.Throws<MovieLensException>(() => MovieLensFolder.Open(_in.Path).WriteInteractions(_out["out.csv"], cancellationToken: Stop));
        Assert.StartsWith("'ratings.dat.gz' is damaged or cut short after line ", refused.Message, StringComparison.Ordinal);
        Assert.Empty(_out.Names);
    }

    [Fact]
    public void A_gzip_that_is_none_is_refused()
    {
        _in.With("ratings.dat.gz", "1::2::3::4\n");
        Assert.Throws<MovieLensException>(() => MovieLensFolder.Open(_in.Path).WriteInteractions(_out["out.csv"], cancellationToken: Stop));
        Assert.Empty(_out.Names);
    }

    [Fact]
    public void The_source_itself_is_never_written_to()
    {
        _in.With("ratings.csv", "userId,movieId,rating,timestamp\n1,2,3.0,4\n");
        var refused = Assert.Throws<MovieLensException>(() => MovieLensFolder.Open(_in.Path).WriteInteractions(_in["ratings.csv"], cancellationToken: Stop));
        Assert.Equal($"'{_in["ratings.csv"]}' is a file of MovieLens latest-small itself, which is never written to. Give another name.", refused.Message);
    }

    [Fact]
    public void A_folder_in_place_of_the_file_to_write_is_refused()
    {
        _in.With("u.data", "1\t2\t3\t4\n");
        Assert.Throws<IOException>(() => MovieLensFolder.Open(_in.Path).WriteInteractions(_out.Path, cancellationToken: Stop));
    }

    [Fact]
    public void An_older_file_stays_as_it_was_when_the_new_one_fails()
    {
        _in.With("u.data", "1\t2\t3\t4\nbad\n");
        _out.With("out.csv", "older");
        Assert.Throws<MovieLensException>(() => MovieLensFolder.Open(_in.Path).WriteInteractions(_out["out.csv"], cancellationToken: Stop));
        Assert.Equal(["out.csv"], _out.Names);
        Assert.Equal("older", File.ReadAllText(_out["out.csv"]));
    }

    [Fact]
    public void Stopping_leaves_nothing_behind()
    {
        _in.With("u.data", "1\t2\t3\t4\n");
        Assert.Throws<OperationCanceledException>(() => MovieLensFolder.Open(_in.Path).WriteInteractions(_out["out.csv"], cancellationToken: new CancellationToken(canceled: true)));
        Assert.Empty(_out.Names);
    }

    private void Refused(Action<MovieLensFolder> write, string message)
    {
        Assert.Equal(message, Assert.Throws<MovieLensException>(() => write(MovieLensFolder.Open(_in.Path))).Message);
        Assert.Empty(_out.Names);
    }
}
