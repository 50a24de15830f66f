namespace Usher.Datasets.MovieLens.Editions;

/// <summary>MovieLens 10M (2009): ratings.dat and movies.dat as 1M has them, rated in half stars, with tags.dat and without users.</summary>
internal sealed class MovieLens10M : Edition
{
    private const int LastUserOf1M = 6_040;
    private const int LastItemOf1M = 3_952;

    public override string Name => "MovieLens 10M";

    public override string RatingsFile => DoubleColons.RatingsFile;

    public override IReadOnlyList<string> Files => [DoubleColons.RatingsFile, DoubleColons.ItemsFile];

    public override bool HasUsers => false;

    /// <remarks>Its files have the names of 1M's. Only it has tags, only 1M has users; where neither is there, a rating tells that 1M cannot hold.</remarks>
    public override bool IsIn(string folder) =>
        base.IsIn(folder) && (SourceFile.Find(folder, "tags.dat") is not null || (SourceFile.Find(folder, "users.dat") is null && IsBeyond1M(folder)));

    public override IEnumerable<Rating> Ratings(string folder) => DoubleColons.Ratings(folder);

    public override IEnumerable<Item> Items(string folder) => DoubleColons.Items(folder);

    public override IEnumerable<User> Users(string folder) => throw MovieLensException.NoUsers(Name);

    private static bool IsBeyond1M(string folder)
    {
        try
        {
            return DoubleColons.Ratings(folder).Any(rating => rating.Value % 1 != 0 || rating.User > LastUserOf1M || rating.Item > LastItemOf1M);
        }
        catch (MovieLensException)
        {
            // Whoever reads the ratings next is told what is wrong with them.
            return false;
        }
    }
}
