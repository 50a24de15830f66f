using Usher.Ranking.Histories;

namespace Usher.Training.Jobs;

/// <summary>The recipes that every report shows beside the one it is about.</summary>
internal static class Baselines
{
    // EASE takes a second for 1,700 items, ten for 3,700 and hours for 50,000.
    private const int MostItemsForEase = 5_000;

    /// <summary>Popularity, transitions, and, where it is quick, the best of the counting models.</summary>
    public static IReadOnlyList<string> For(TrainingSet set) => set.ItemCount <= MostItemsForEase
        ? [Contenders.Popularity, "usher-transitions", "usher-counts"]
        : [Contenders.Popularity, "usher-transitions"];
}
