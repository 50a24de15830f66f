using Usher.Ranking.Histories;

namespace Usher.Training.Jobs;

/// <summary>The recipes that every report shows beside the one it is about.</summary>
internal static class Baselines
{
    // EASE takes a second for 1,700 items, ten for 3,700 and hours for 50,000.
    private const int MaxItemsForEase = 5_000;

    /// <summary>Those that take a second: popularity and transitions.</summary>
    public static IReadOnlyList<string> Quick { get; } = [RecipeResolver.Popularity, "usher-transitions"];

    /// <summary>Those of an evaluation: the best of the counting models too, where it is cheap.</summary>
    public static IReadOnlyList<string> For(TrainingSet set) => set.ItemCount <= MaxItemsForEase ? [.. Quick, "usher-counts"] : Quick;
}
