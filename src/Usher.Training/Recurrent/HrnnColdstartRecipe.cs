using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;
using Usher.Training.Recipes;

namespace Usher.Training.Recurrent;

/// <summary>aws-hrnn-coldstart: aws-hrnn-metadata in which new items with few interactions speak through their columns alone.</summary>
/// <remarks>What little is known of a new item's interactions is mostly that there are few; taken as its own part, it would keep the item down.</remarks>
/// <param name="time">Says what "now" is, for cold_start_relative_from currentTime.</param>
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

    /// <summary>The items that count as cold.</summary>
    /// <param name="split">Its training events tell an item's interactions, and the first of them its age.</param>
    /// <param name="maxInteractions">A cold item has no more.</param>
    /// <param name="longestAge">A cold item is no older.</param>
    /// <param name="now">What ages are counted back from, in seconds since 1970-01-01 UTC; null for the first interaction of the newest item.</param>
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
