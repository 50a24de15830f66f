using Usher.Ranking.Histories;

namespace Usher.Training.Jobs;

/// <summary>The baselines that every report compares a recipe with.</summary>
internal static class Baselines
{
    // EASE takes a second for 1,700 items, ten for 3,700 and hours for 50,000.
    private const int MaxItemsForEase = 5_000;

    /// <summary>The baselines that take a second: popularity and transitions.</summary>
    public static IReadOnlyList<string> Quick { get; } = [RecipeResolver.Popularity, "usher-transitions"];

    /// <summary>The baselines of an evaluation, with the best counting model too if the catalogue is small enough.</summary>
    public static IReadOnlyList<string> For(TrainingSet set) => set.ItemCount <= MaxItemsForEase ? [.. Quick, "usher-counts"] : Quick;
}
