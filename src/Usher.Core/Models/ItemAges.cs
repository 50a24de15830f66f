using Usher.Ranking.ModelFolders;

namespace Usher.Core.Models;

/// <summary>The ages of a model's items and the numbers of their events, from the events that the model was trained with.</summary>
internal sealed class ItemAges
{
    // If there are more new items, only the newest are used, because scoring all would cost too much.
    private const int MaxYoung = 500;

    private readonly long[] _firsts;
    private readonly int[] _counts;
    private readonly int[] _youngestFirst;
    private readonly long _newest;

    private ItemAges(long[] firsts, int[] counts, long newest)
    {
        (_firsts, _counts, _newest) = (firsts, counts, newest);
        _youngestFirst = [.. Enumerable.Range(0, firsts.Length).OrderByDescending(item => firsts[item])];
    }

    /// <summary>Computes the ages; null for a model without histories.</summary>
    public static ItemAges? Of(ModelFolder folder)
    {
        if (folder.Histories is not { } histories)
            return null;

        var (firsts, counts, newest) = (new long[folder.Items.Count], new int[folder.Items.Count], long.MinValue);
        Array.Fill(firsts, long.MaxValue);
        for (var user = 0; user < histories.Users.Count; user++)
        {
            foreach (var one in histories.EventsOf(user))
            {
                firsts[one.Item] = Math.Min(firsts[one.Item], one.Time);
                counts[one.Item]++;
                newest = Math.Max(newest, one.Time);
            }
        }

        return new(firsts, counts, newest);
    }

    /// <summary>How many events an item has.</summary>
    public int EventsOf(int item) => _counts[item];

    /// <summary>The items that have no event yet, or whose first event is at most this long before the newest event of all; the youngest first.</summary>
    public int[] YoungerThan(TimeSpan age)
    {
        var oldest = _newest - age.TotalSeconds;
        return [.. _youngestFirst.TakeWhile(item => _firsts[item] >= oldest).Take(MaxYoung)];
    }
}
