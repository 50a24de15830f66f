using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;
using Usher.Training.Recipes;

namespace Usher.Training.Counts;

/// <summary>aws-popularity-count: items by the number of unique users.</summary>
internal sealed class PopularityRecipe : IRecipe
{
    public string Name => "aws-popularity-count";

    public bool KeepsAllEvents => true;

    public IRanker Train(Split split, HyperparameterValues settings, TrainingRun run) => new PopularityRanker(SharesOf(split));

    /// <summary>(I) the share of the users with training events that each item has.</summary>
    public static float[] SharesOf(Split split)
    {
        var audience = new Audience(split);
        var users = Math.Max(1, split.TrainLengths.Count(length => length > 0));
        return [.. Enumerable.Range(0, split.Set.ItemCount).Select(item => (float)audience.UsersOf(item).Length / users)];
    }
}
