using Usher.Ranking.Histories;

namespace Usher.Ranking.Splits;

/// <summary>Drops rare items, then rare users, once each: the preparation that published leave-one-out figures share.</summary>
/// <remarks>
/// Not repeated until nothing changes: once is what the papers' "5-core" files were made by. Leaves 6,040 users, 3,416 items and 999,611 events of
/// MovieLens 1M, and 943, 1,349 and 99,287 of MovieLens 100K.
/// </remarks>
public static class KCore
{
    /// <summary>The part of a set with items and users that occur often enough.</summary>
    /// <param name="set">Any set.</param>
    /// <param name="k">Fewest events of an item and, after that, of a user; 0 gives <paramref name="set"/> itself.</param>
    /// <returns>A set with new, dense indexes in the old order; an item without any event left is not in its catalogue.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is negative.</exception>
    /// <exception cref="InvalidDataException">Nothing is left.</exception>
    public static TrainingSet Apply(TrainingSet set, int k)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        if (k == 0)
            return set;

        var counts = new int[set.ItemCount];
        foreach (var item in set.Items)
            counts[item]++;

        var keptItems = Array.ConvertAll(counts, count => count >= k);
        var keptUsers = new bool[set.UserCount];
        var remaining = new bool[set.ItemCount];
        for (var user = 0; user < set.UserCount; user++)
        {
            var length = 0;
            foreach (var item in set.ItemsOf(user))
                length += keptItems[item] ? 1 : 0;

            keptUsers[user] = length >= k;
            if (!keptUsers[user])
                continue;

            foreach (var item in set.ItemsOf(user))
                remaining[item] |= keptItems[item];
        }

        if (!keptUsers.Contains(true))
        {
            throw new InvalidDataException(
                $"No user has {k} events of items that occur {k} times, so the {k}-core of these {set.EventCount} events is empty. Use a smaller core, or 0 to keep all.");
        }

        return Selection.Of(set, keptUsers, remaining);
    }
}
