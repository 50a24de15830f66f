using System.Runtime.InteropServices;
using Usher.Ranking.Splits;

namespace Usher.Training.Recurrent;

/// <summary>Tells whether the order of a user's events of equal time has meaning, or is only the order of the rows.</summary>
/// <remarks>
/// Two items that follow one another within the same second in several histories: how often do two of these histories agree on which
/// came first? By chance half of the time. Files sorted by item within a second agree always, and a page that shows items in a fixed
/// order often; there the order can be learned. Where it cannot, a new order in each epoch prevents the network from memorizing it.
/// </remarks>
internal static class TieOrderEvidence
{
    private const double ClearlyMoreThanChance = 0.55;

    /// <summary>Whether histories agree on the order of tied items clearly more often than by chance.</summary>
    public static bool OrderMeansSomething(Split split) => Agreement(split) > ClearlyMoreThanChance;

    /// <summary>The share of pairs of histories that agree, over all pairs of neighbours that at least two histories have.</summary>
    /// <returns>0 to 1; 0.5 where there is nothing to compare.</returns>
    internal static double Agreement(Split split)
    {
        var counts = new Dictionary<(int Lower, int Higher), (int Rising, int Falling)>();
        for (var user = 0; user < split.Set.UserCount; user++)
        {
            var events = split.TrainEventsOf(user);
            var items = events.Items;
            var times = events.Times;
            for (var at = 1; at < items.Length; at++)
            {
                if (times[at] != times[at - 1] || items[at] == items[at - 1])
                    continue;

                var rising = items[at - 1] < items[at];
                var pair = rising ? (items[at - 1], items[at]) : (items[at], items[at - 1]);
                ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, pair, out _);
                if (rising)
                    count.Rising++;
                else
                    count.Falling++;
            }
        }

        var (agreeing, all) = (0.0, 0.0);
        foreach (var (rising, falling) in counts.Values)
        {
            agreeing += Pairs(rising) + Pairs(falling);
            all += Pairs(rising + falling);
        }

        return all == 0 ? 0.5 : agreeing / all;

        static double Pairs(int n) => n * (n - 1.0) / 2;
    }
}
