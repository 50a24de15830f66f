using Usher.Contracts;
using Usher.Datasets.MovieLens;

namespace Usher.Datasets.Tests.MovieLens;

/// <summary>What comes out of the real files, where they lie beside the repository.</summary>
public sealed class RealMovieLensTests : IDisposable
{
    private readonly TemporaryFolder _out = new();

    public void Dispose() => _out.Dispose();

    [Theory]
    [InlineData("ml-100k", "MovieLens 100K", 100_000, 943, 1_682, "\"196\",\"242\",\"Watch\",881250949", "\"12\",\"203\",\"Watch\",879959583")]
    [InlineData("ml-1m", "MovieLens 1M", 1_000_209, 6_040, 3_706, "\"1\",\"1193\",\"Watch\",978300760", "\"6040\",\"1097\",\"Watch\",956715569")]
    [InlineData("ml-latest-small", "MovieLens latest-small", 100_836, 610, 9_724, "\"1\",\"1\",\"Watch\",964982703", "\"610\",\"170875\",\"Watch\",1493846415")]
    public void Writes_every_rating_as_an_interaction_in_the_order_of_the_source(string name, string edition, int rows, int users, int items, string first, string last)
    {
        var folder = MovieLensFolder.Open(SharedData.FolderOrSkip(name));
        Assert.Equal(edition, folder.Name);

        var prepared = folder.WriteInteractions(_out["interactions.csv"], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(new PreparedInteractions(rows, users, items, LeftOut: 0), prepared);

        var lines = File.ReadAllLines(_out["interactions.csv"]);
        Assert.Equal(rows + 1, lines.Length);
        Assert.Equal(["USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP", first, last], [lines[0], lines[1], lines[^1]]);
    }

    [Theory]
    [InlineData("ml-100k", 4, 34_174 + 21_201)]
    [InlineData("ml-1m", 5, 226_310)]
    [InlineData("ml-latest-small", 0.5, 100_836)]
    public void Keeps_the_ratings_from_the_minimum_on(string name, double least, long rows)
    {
        var prepared = MovieLensFolder.Open(SharedData.FolderOrSkip(name)).WriteInteractions(_out["interactions.csv"], new() { MinRating = least }, TestContext.Current.CancellationToken);
        Assert.Equal(rows, prepared.Rows);
    }

    [Theory]
    [InlineData("ml-100k", 1_682, "\"1\",\"Toy Story (1995)\",1995,\"Animation|Children's|Comedy\"", "\"543\",\"Misérables, Les (1995)\",1995,\"Drama|Musical\"")]
    [InlineData("ml-1m", 3_883, "\"1\",\"Toy Story (1995)\",1995,\"Animation|Children's|Comedy\"", "\"73\",\"Misérables, Les (1995)\",1995,\"Drama|Musical\"")]
    [InlineData("ml-latest-small", 9_742, "\"1\",\"Toy Story (1995)\",1995,\"Adventure|Animation|Children|Comedy|Fantasy\"", "\"73\",\"Misérables, Les (1995)\",1995,\"Drama|War\"")]
    public void Writes_every_film_with_its_letters_year_and_genres(string name, int rows, string first, string accented)
    {
        Assert.Equal(rows, MovieLensFolder.Open(SharedData.FolderOrSkip(name)).WriteItems(_out["items.csv"], TestContext.Current.CancellationToken));

        var lines = File.ReadAllLines(_out["items.csv"]);
        Assert.Equal(rows + 1, lines.Length);
        Assert.Equal(["ITEM_ID,TITLE,YEAR,GENRES", first], lines[..2]);
        Assert.Contains(accented, lines);
    }

    [Fact]
    public void Writes_what_is_odd_among_the_films_as_well_as_it_is_known()
    {
        MovieLensFolder.Open(SharedData.FolderOrSkip("ml-100k")).WriteItems(_out["100k.csv"], TestContext.Current.CancellationToken);
        MovieLensFolder.Open(SharedData.FolderOrSkip("ml-latest-small")).WriteItems(_out["latest.csv"], TestContext.Current.CancellationToken);
        Assert.Contains("\"267\",\"unknown\",,\"unknown\"", File.ReadAllLines(_out["100k.csv"]));
        Assert.Contains("\"1412\",\"Land Before Time III: The Time of the Great Giving (1995) (V)\",1995,\"Animation|Children's\"", File.ReadAllLines(_out["100k.csv"]));
        var latest = File.ReadAllLines(_out["latest.csv"]);
        Assert.Contains("\"7789\",\"11'09\"\"01 - September 11 (2002)\",2002,\"Drama\"", latest);
        Assert.Contains("\"167570\",\"The OA\",,", latest);
        Assert.Contains("\"171749\",\"Death Note: Desu nôto (2006–2007)\",2006,", latest);
    }

    [Theory]
    [InlineData("ml-100k", 943, "\"1\",24,\"M\",\"technician\"", "\"943\",22,\"M\",\"student\"")]
    [InlineData("ml-1m", 6_040, "\"1\",1,\"F\",\"K-12 student\"", "\"6040\",25,\"M\",\"doctor/health care\"")]
    public void Writes_every_user_with_age_gender_and_occupation(string name, int rows, string first, string last)
    {
        Assert.Equal(rows, MovieLensFolder.Open(SharedData.FolderOrSkip(name)).WriteUsers(_out["users.csv"], TestContext.Current.CancellationToken));

        var lines = File.ReadAllLines(_out["users.csv"]);
        Assert.Equal(["USER_ID,AGE,GENDER,OCCUPATION", first, last], [lines[0], lines[1], lines[^1]]);
        Assert.Equal(rows + 1, lines.Length);
    }
}
