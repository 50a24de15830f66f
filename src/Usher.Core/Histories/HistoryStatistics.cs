using Usher.Core.EventStore;
using Usher.Wire.UsherApi;

namespace Usher.Core.Histories;

/// <summary>Computes statistics of an Interactions dataset, coarse enough for charts.</summary>
internal static class HistoryStatistics
{
    // Each bin of the popularity curve ends at 1.25 times the end of the one before: about ten bins for each power of ten.
    private const double Growth = 1.25;

    public static DescribeStatisticsResponse Of(DatasetHistories histories)
    {
        var (index, tail) = (histories.Index, histories.Tail);
        var items = CountsOfItems(histories);
        return new()
        {
            Users = index.Users.Count + tail.Users.Keys.Count(user => index.UserOf(user) < 0),
            Items = items.Length,
            Interactions = index.Count + tail.Count,
            FirstTime = TimeOf(new[] { index.FirstTime, tail.FirstTime }.Min()),
            LastTime = TimeOf(new[] { index.LastTime, tail.LastTime }.Max()),
            EventTypes = EventTypes(histories),
            Popularity = Popularity(items),
            HistoryLengths = Lengths(histories),
        };
    }

    private static int[] CountsOfItems(DatasetHistories histories)
    {
        var (index, tail) = (histories.Index, histories.Tail);
        int[] counts = [.. index.ItemCounts, .. tail.Items.Where(item => index.ItemOf(item.Key) < 0).Select(item => item.Value)];
        foreach (var (id, count) in tail.Items)
        {
            if (index.ItemOf(id) is >= 0 and var item)
                counts[item] += count;
        }

        Array.Sort(counts, (a, b) => b.CompareTo(a));
        return counts;
    }

    private static EventTypeCount[] EventTypes(DatasetHistories histories)
    {
        var counts = histories.Index.EventTypes.Zip(histories.Index.EventTypeCounts).ToDictionary(type => type.First, type => type.Second, StringComparer.Ordinal);
        foreach (var (type, count) in histories.Tail.EventTypes)
            counts[type] = counts.GetValueOrDefault(type) + count;
        return [.. counts.OrderByDescending(type => type.Value).ThenBy(type => type.Key, StringComparer.Ordinal).Select(type => new EventTypeCount(type.Key, type.Value))];
    }

    private static List<PopularityBin> Popularity(int[] counts)
    {
        var bins = new List<PopularityBin>();
        for (var first = 0; first < counts.Length;)
        {
            var behind = Math.Min(counts.Length, Math.Max(first + 1, (int)(first * Growth)));
            bins.Add(new(first + 1, behind, counts.AsSpan(first, behind - first).ToArray().Average()));
            first = behind;
        }

        return bins;
    }

    private static HistoryLengthBin[] Lengths(DatasetHistories histories)
    {
        var (index, tail) = (histories.Index, histories.Tail.Users);
        var users = new int[32];
        for (var user = 0; user < index.Users.Count; user++)
            users[int.Log2(index.CountOf(user) + tail.GetValueOrDefault(index.Users[user]))]++;
        foreach (var (_, count) in tail.Where(user => index.UserOf(user.Key) < 0))
            users[int.Log2(count)]++;

        var last = Array.FindLastIndex(users, count => count > 0);
        return [.. users[..(last + 1)].Select((count, power) => new HistoryLengthBin(1 << power, (int)((1L << (power + 1)) - 1), count))];
    }

    private static DateTimeOffset? TimeOf(long? seconds) => seconds is { } known ? EventTime.FromUnixSeconds(known) : null;
}
