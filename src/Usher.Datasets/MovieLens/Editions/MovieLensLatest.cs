using Usher.Datasets.CsvFiles;

namespace Usher.Datasets.MovieLens.Editions;

/// <summary>MovieLens latest-small (2018): ratings.csv and movies.csv with headers, in UTF-8, rated in half stars.</summary>
/// <remarks>20M, 25M and 32M lie in the same form and are read as well.</remarks>
internal sealed class MovieLensLatest : Edition
{
    private const string RatingsHeader = "userId,movieId,rating,timestamp";
    private const string MoviesHeader = "movieId,title,genres";

    public override string Name => "MovieLens latest-small";

    public override string RatingsFile => "ratings.csv";

    public override IReadOnlyList<string> Files => ["ratings.csv", "movies.csv"];

    public override bool HasUsers => false;

    public override IEnumerable<Rating> Ratings(string folder) =>
        Rows(folder, "ratings.csv", RatingsHeader).Select(line => line.ToRating(","));

    public override IEnumerable<Item> Items(string folder)
    {
        foreach (var line in Rows(folder, "movies.csv", MoviesHeader))
        {
            if (CsvLine.Split(line.Text, out var isWellFormed) is not [var id, var quoted, var genres] || !isWellFormed)
                throw line.Malformed(MoviesHeader + ", with quotes around a title that has a comma");

            var title = quoted.Trim();
            yield return new Item(line.Whole(id, MoviesHeader), title, TitleYear.Of(title), genres == NoGenres ? "" : genres);
        }
    }

    public override IEnumerable<User> Users(string folder) => throw MovieLensException.NoUsers(Name);

    private static IEnumerable<SourceLine> Rows(string folder, string file, string header)
    {
        var first = true;
        foreach (var line in SourceFile.Need(folder, file).Lines())
        {
            if (!first)
                yield return line;
            else if (line.Text != header)
                throw line.Malformed($"the header {header}");
            first = false;
        }
    }
}
