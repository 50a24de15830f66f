using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;
using Usher.Training.Recipes;

namespace Usher.Training.Counts;

/// <summary>aws-trending-now: items whose popularity grows fastest. The model has the events of the last two intervals; the service adds later ones.</summary>
internal sealed class TrendingRecipe : IRecipe
{
    public string Name => "aws-trending-now";

    public bool KeepsAllEvents => true;

    public IRanker Train(Split split, HyperparameterValues settings, TrainingRun run)
    {
        var interval = IntervalOf(settings.Choice("trend_discovery_frequency"));
        var newest = long.MinValue;
        for (var user = 0; user < split.Set.UserCount; user++)
        {
            foreach (var time in split.TrainTimesOf(user))
                newest = Math.Max(newest, time);
        }

        var items = new List<int>();
        var times = new List<long>();
        for (var user = 0; user < split.Set.UserCount; user++)
        {
            run.Stop.ThrowIfCancellationRequested();
            foreach (var one in split.TrainEventsOf(user))
            {
                if (one.Time <= newest - (2 * (long)interval.TotalSeconds))
                    continue;

                items.Add(one.Item);
                times.Add(one.Time);
            }
        }

        return new TrendingRanker(interval, PopularityRecipe.SharesOf(split), items.ToArray(), times.ToArray());
    }

    private static TimeSpan IntervalOf(string frequency) => frequency switch
    {
        "30 minutes" => TimeSpan.FromMinutes(30),
        "1 hour" => TimeSpan.FromHours(1),
        "2 hours" => TimeSpan.FromHours(2),
        "3 hours" => TimeSpan.FromHours(3),
        "1 day" => TimeSpan.FromDays(1),
        _ => throw new ArgumentException($"trend_discovery_frequency is '{frequency}', which the recipe's description does not allow.", nameof(frequency)),
    };
}
