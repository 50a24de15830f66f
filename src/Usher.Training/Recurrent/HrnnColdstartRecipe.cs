using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;
using Usher.Training.Recipes;

namespace Usher.Training.Recurrent;

/// <summary>aws-hrnn-coldstart: aws-hrnn-metadata in which new items with few interactions are represented by their columns alone.</summary>
/// <remarks>A vector learned from the few interactions of a new item would mostly express that it has few, and lower its score.</remarks>
/// <param name="time">The clock, for cold_start_relative_from currentTime.</param>
internal sealed class HrnnColdstartRecipe(TimeProvider time) : IRecipe
{
    public string Name => "aws-hrnn-coldstart";

    public IRanker Train(Split split, HyperparameterValues settings, TrainingRun run)
    {
        var isCold = ColdItems(
            split,
            settings.Integer("cold_start_max_interactions"),
            TimeSpan.FromDays(settings.Real("cold_start_max_duration")),
            settings.Choice("cold_start_relative_from") == "currentTime" ? time.GetUtcNow().ToUnixTimeSeconds() : null);
        return new RecurrentTrainer(split, RecurrentOptions.From(settings) with { Columns = new(IsCold: isCold) }, run, Name).Train();
    }

    /// <summary>Finds the cold items.</summary>
    /// <param name="split">The training events, which give the number of an item's interactions and, by the first of them, its age.</param>
    /// <param name="maxInteractions">The most interactions of a cold item.</param>
    /// <param name="longestAge">The largest age of a cold item.</param>
    /// <param name="now">The time that ages are relative to, in seconds since 1970-01-01 UTC; null for the first interaction of the newest item.</param>
    internal static bool[] ColdItems(Split split, int maxInteractions, TimeSpan longestAge, long? now)
    {
        var counts = split.CountTrainItems();
        var firsts = new long[split.Set.ItemCount];
        Array.Fill(firsts, long.MaxValue);
        for (var user = 0; user < split.Set.UserCount; user++)
        {
            foreach (var one in split.TrainEventsOf(user))
                firsts[one.Item] = Math.Min(firsts[one.Item], one.Time);
        }

        var newest = now ?? firsts.Where(first => first != long.MaxValue).DefaultIfEmpty(0).Max();
        return [.. counts.Select((count, item) => count == 0 || (count <= maxInteractions && newest - firsts[item] <= longestAge.TotalSeconds))];
    }
}
