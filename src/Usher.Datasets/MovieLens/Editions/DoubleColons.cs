namespace Usher.Datasets.MovieLens.Editions;

/// <summary>What MovieLens 1M and 10M have alike: ratings.dat and movies.dat by double colons.</summary>
internal static class DoubleColons
{
    public const string RatingsFile = "ratings.dat";
    public const string ItemsFile = "movies.dat";
    public const string Separator = "::";

    private const string ItemLine = "MovieID::Title::Genres";

    public static IEnumerable<Rating> Ratings(string folder) =>
        SourceFile.Need(folder, RatingsFile).Lines().Select(line => line.ToRating(Separator));

    public static IEnumerable<Item> Items(string folder)
    {
        foreach (var line in SourceFile.Need(folder, ItemsFile).Lines())
        {
            var parts = line.Parts(Separator, 3, ItemLine);
            var title = parts[1].Trim();
            yield return new Item(line.Whole(parts[0], ItemLine), title, TitleYear.Of(title), parts[2] == Edition.NoGenres ? "" : parts[2]);
        }
    }
}
