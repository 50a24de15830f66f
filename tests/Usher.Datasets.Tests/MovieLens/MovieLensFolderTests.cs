using System.IO.Compression;
using System.Text;
using Usher.Contracts;
using Usher.Datasets.MovieLens;
using Usher.Datasets.Tests.Generated;

namespace Usher.Datasets.Tests.MovieLens;

public sealed class MovieLensFolderTests : IDisposable
{
    private const string Flags = "|0|0|0";

    private readonly TemporaryFolder _in = new();
    private readonly TemporaryFolder _out = new();

    public void Dispose()
    {
        _in.Dispose();
        _out.Dispose();
    }

    [Fact]
    public void Writes_the_tabs_of_100K_as_commas_with_ids_and_event_type_quoted_and_numbers_bare()
    {
        _in.With("u.data", "7\t30\t5\t891717742\n3\t20\t1\t881250949\n7\t20\t4\t891717742\n");
        Assert.Equal(new PreparedInteractions(Rows: 3, Users: 2, Items: 2, LeftOut: 0), Interactions());
        Assert.Equal(
            "USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP\n" +
            "\"7\",\"30\",\"Watch\",891717742\n" +
            "\"3\",\"20\",\"Watch\",881250949\n" +
            "\"7\",\"20\",\"Watch\",891717742\n",
            Written());
    }

    [Fact]
    public void Begins_without_a_byte_order_mark()
    {
        _in.With("u.data", "7\t30\t5\t891717742\n");
        Interactions();
        Assert.Equal((byte)'U', File.ReadAllBytes(_out["out.csv"])[0]);
    }

    [Fact]
    public void Reads_the_double_colons_of_1M()
    {
        _in.With("ratings.dat", "1::1193::5::978300760\n1::661::3::978302109\n");
        Interactions();
        Assert.Equal("MovieLens 1M", Open().Name);
        Assert.EndsWith("\"1\",\"1193\",\"Watch\",978300760\n\"1\",\"661\",\"Watch\",978302109\n", Written(), StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_a_file_in_gzip_like_the_file_itself()
    {
        Gzip("ratings.dat.gz", "1::1193::5::978300760\n");
        Interactions();
        Assert.EndsWith("\"1\",\"1193\",\"Watch\",978300760\n", Written(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Reads_latest_small_whatever_its_line_ends(string end)
    {
        _in.With("ratings.csv", $"userId,movieId,rating,timestamp{end}1,3,4.0,964981247{end}2,1,0.5,964982703{end}");
        Interactions();
        Assert.EndsWith("\"1\",\"3\",\"Watch\",964981247\n\"2\",\"1\",\"Watch\",964982703\n", Written(), StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_a_last_line_without_a_line_end()
    {
        _in.With("u.data", "1\t2\t3\t4\n5\t6\t1\t8");
        Assert.Equal(2, Interactions().Rows);
    }

    [Fact]
    public void Writes_the_rating_as_a_last_column_when_asked_to()
    {
        _in.With("ratings.csv", "userId,movieId,rating,timestamp\n1,3,4.0,964981247\n1,6,0.5,964982224\n");
        Interactions(new() { EventValue = true });
        Assert.Equal("USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP,EVENT_VALUE\n\"1\",\"3\",\"Watch\",964981247,4\n\"1\",\"6\",\"Watch\",964982224,0.5\n", Written());
    }

    [Fact]
    public void Keeps_a_rating_that_is_just_the_minimum_and_counts_what_it_leaves_out()
    {
        _in.With("ratings.csv", "userId,movieId,rating,timestamp\n1,3,3.5,10\n1,6,3.0,20\n2,6,4.0,30\n");
        Assert.Equal(new PreparedInteractions(Rows: 2, Users: 2, Items: 2, LeftOut: 1), Interactions(new() { MinRating = 3.5 }));
    }

    [Fact]
    public void Writes_films_of_100K_with_genres_from_their_flags_and_the_year_from_title_or_release_date()
    {
        _in.With("u.data", "").With("u.genre", "unknown|0\nAction|1\nFilm-Noir|2\n\n").With(
            "u.item",
            "1|Heat, \"The\" (1995)|01-Feb-1996||http://example.org|0|1|1\n" +
            "2|Café Noir|08-Mar-1987|||0|0|1\n" +
            "3|unknown||||1|0|0\n" +
            $"4|Nikita (Femme, La) (1990) |01-Jan-1991||{Flags}\n");
        Assert.Equal(4, Open().WriteItems(_out["out.csv"], TestContext.Current.CancellationToken));
        Assert.Equal(
            "ITEM_ID,TITLE,YEAR,GENRES\n" +
            "\"1\",\"Heat, \"\"The\"\" (1995)\",1995,\"Action|Film-Noir\"\n" +
            "\"2\",\"Café Noir\",1987,\"Film-Noir\"\n" +
            "\"3\",\"unknown\",,\"unknown\"\n" +
            "\"4\",\"Nikita (Femme, La) (1990)\",1990,\n",
            Written());
    }

    [Fact]
    public void Writes_films_of_1M_with_their_letters_in_UTF_8()
    {
        _in.With("ratings.dat", "").With("movies.dat", "73::Misérables, Les (1995)::Drama|Musical\n");
        Open().WriteItems(_out["out.csv"], TestContext.Current.CancellationToken);
        Assert.Equal("ITEM_ID,TITLE,YEAR,GENRES\n\"73\",\"Misérables, Les (1995)\",1995,\"Drama|Musical\"\n", Written());
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("iso-8859-1")]
    public void Reads_every_edition_in_UTF_8_and_in_ISO_8859_1(string encoding)
    {
        var text = Encoding.GetEncoding(encoding);
        (string Ratings, string Name, string Film)[] editions =
        [
            ("u.data", "u.item", "73|Misérables, Les (1995)|01-Jan-1995|||1\n"),
            ("ratings.dat", "movies.dat", "73::Misérables, Les (1995)::Drama\n"),
            ("ratings.csv", "movies.csv", "movieId,title,genres\n73,\"Misérables, Les (1995)\",Drama\n"),
        ];
        _in.With("u.genre", "Drama|0\n");
        foreach (var (ratings, name, film) in editions)
        {
            _in.With(ratings, "").With(name, film, text);
            Open().WriteItems(_out["out.csv"], TestContext.Current.CancellationToken);
            Assert.Equal("ITEM_ID,TITLE,YEAR,GENRES\n\"73\",\"Misérables, Les (1995)\",1995,\"Drama\"\n", Written());
            File.Delete(_in[ratings]);
        }
    }

    [Theory]
    [InlineData("1::122::5::838985046\n1::185::4.5::838983525\n", null)]
    [InlineData("1::122::5::838985046\n6041::185::5::838983525\n", null)]
    [InlineData("1::122::5::838985046\n1::3953::5::838983525\n", null)]
    [InlineData("1::122::5::838985046\n", "tags.dat")]
    public void Tells_10M_by_its_content_and_expects_no_users_of_it(string ratings, string? other)
    {
        _in.With("ratings.dat", ratings).With("movies.dat", "122::Boomerang (1992)::Comedy|Romance\n8606::Pull My Daisy (1958)::(no genres listed)\n");
        if (other is not null)
            _in.With(other, "");

        Assert.Equal(("MovieLens 10M", false), (Open().Name, Open().HasUsers));
        Assert.Equal(ratings.Count(character => character == '\n'), Interactions().Rows);
        Open().WriteItems(_out["out.csv"], TestContext.Current.CancellationToken);
        Assert.EndsWith("\"8606\",\"Pull My Daisy (1958)\",1958,\n", Written(), StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_a_folder_with_users_for_1M()
    {
        _in.With("ratings.dat", "6040::3952::5::838985046\n").With("users.dat", "");
        Assert.Equal("MovieLens 1M", Open().Name);
    }

    [Fact]
    public void Writes_films_of_latest_small_with_quotes_and_without_genres()
    {
        _in.With("ratings.csv", "").With(
            "movies.csv",
            "movieId,title,genres\n1,\"Bear, The (Ours, L') (1988)\",Adventure|Children\n2,\"Say \"\"Où\"\"\",(no genres listed)\n",
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Open().WriteItems(_out["out.csv"], TestContext.Current.CancellationToken);
        Assert.Equal("ITEM_ID,TITLE,YEAR,GENRES\n\"1\",\"Bear, The (Ours, L') (1988)\",1988,\"Adventure|Children\"\n\"2\",\"Say \"\"Où\"\"\",,\n", Written());
    }

    [Fact]
    public void Writes_users_of_100K()
    {
        _in.With("u.data", "").With("u.user", "1|24|M|technician|85711\n2|53|F|other|T8H1N\n");
        Assert.Equal(2, Open().WriteUsers(_out["out.csv"], TestContext.Current.CancellationToken));
        Assert.Equal("USER_ID,AGE,GENDER,OCCUPATION\n\"1\",24,\"M\",\"technician\"\n\"2\",53,\"F\",\"other\"\n", Written());
    }

    [Fact]
    public void Writes_users_of_1M_with_occupations_in_words_and_the_youngest_age_of_their_group()
    {
        _in.With("ratings.dat", "").With("users.dat", "1::F::1::10::48067\n2::M::56::0::70072\n3::M::25::20::55117\n");
        Open().WriteUsers(_out["out.csv"], TestContext.Current.CancellationToken);
        Assert.Equal("USER_ID,AGE,GENDER,OCCUPATION\n\"1\",1,\"F\",\"K-12 student\"\n\"2\",56,\"M\",\"other\"\n\"3\",25,\"M\",\"writer\"\n", Written());
    }

    [Fact]
    public void Has_no_users_in_latest_small_and_says_which_editions_do()
    {
        _in.With("ratings.csv", "");
        Assert.False(Open().HasUsers);
        var refused = Assert.Throws<MovieLensException>(() => Open().WriteUsers(_out["out.csv"], TestContext.Current.CancellationToken));
        Assert.Equal("MovieLens latest-small tells nothing about its users, so there is no users file to write. Leave it out, or take MovieLens 100K or 1M, which have one.", refused.Message);
    }

    [Fact]
    public void Has_a_schema_with_the_columns_of_each_file()
    {
        Assert.Equal(["USER_ID", "ITEM_ID", "EVENT_TYPE", "TIMESTAMP"], GeneratedCatalogueTests.FieldsOf(MovieLensSchemas.Interactions()));
        Assert.Equal(["USER_ID", "ITEM_ID", "EVENT_TYPE", "TIMESTAMP", "EVENT_VALUE"], GeneratedCatalogueTests.FieldsOf(MovieLensSchemas.Interactions(eventValue: true)));
        Assert.Equal(["ITEM_ID", "TITLE", "YEAR", "GENRES"], GeneratedCatalogueTests.FieldsOf(MovieLensSchemas.Items));
        Assert.Equal(["USER_ID", "AGE", "GENDER", "OCCUPATION"], GeneratedCatalogueTests.FieldsOf(MovieLensSchemas.Users));
    }

    [Fact]
    public void Makes_the_folder_of_the_file_and_replaces_a_file_that_exists()
    {
        _in.With("u.data", "1\t2\t3\t4\n");
        var path = Path.Combine(_out.Path, "new", "out.csv");
        Open().WriteInteractions(path, cancellationToken: TestContext.Current.CancellationToken);
        File.AppendAllText(path, "more");
        Open().WriteInteractions(path, cancellationToken: TestContext.Current.CancellationToken);
        Assert.EndsWith("\"Watch\",4\n", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Equal(["out.csv"], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(path)!).Select(Path.GetFileName));
    }

    private MovieLensFolder Open() => MovieLensFolder.Open(_in.Path);

    private PreparedInteractions Interactions(MovieLensInteractionsOptions? options = null) =>
        Open().WriteInteractions(_out["out.csv"], options, TestContext.Current.CancellationToken);

    private string Written() => File.ReadAllText(_out["out.csv"]);

    private void Gzip(string name, string text)
    {
        using var gzip = new GZipStream(File.Create(_in[name]), CompressionLevel.Fastest);
        gzip.Write(Encoding.Latin1.GetBytes(text));
    }
}
