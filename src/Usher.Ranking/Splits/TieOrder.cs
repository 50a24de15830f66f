using Usher.Ranking.Histories;

namespace Usher.Ranking.Splits;

/// <summary>Orders a user's events of equal time by a stated rule.</summary>
public static class TieOrder
{
    /// <summary>The names of the rules, as the command line and reports spell them: file, item-ascending, item-descending.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<TieRule>().Select(NameOf)];

    /// <summary>The name of a rule.</summary>
    /// <param name="rule">The rule.</param>
    public static string NameOf(TieRule rule) => rule switch
    {
        TieRule.File => "file",
        TieRule.ItemAscending => "item-ascending",
        TieRule.ItemDescending => "item-descending",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "There is no such tie rule."),
    };

    /// <summary>The rule of a name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="FormatException">There is no rule of that name; the message lists those that exist.</exception>
    public static TieRule Parse(string name)
    {
        foreach (var rule in Enum.GetValues<TieRule>())
        {
            if (NameOf(rule) == name)
                return rule;
        }

        throw new FormatException($"'{name}' is no rule for events of equal time. Use one of {string.Join(", ", Names)}.");
    }

    /// <summary>A set whose ties follow a rule.</summary>
    /// <param name="set">Its events of equal time lie in file order.</param>
    /// <param name="rule">The order wanted. <see cref="TieRule.File"/> gives <paramref name="set"/> itself.</param>
    /// <returns>The same events, users, items and fields; only the order within runs of equal time differs.</returns>
    public static TrainingSet Apply(TrainingSet set, TieRule rule)
    {
        if (rule is TieRule.File)
            return set;

        var places = PlacesById(set.ItemIds, descending: rule is TieRule.ItemDescending);
        var order = OrderOf(set, places);
        return new TrainingSet
        {
            UserIds = set.UserIds,
            ItemIds = set.ItemIds,
            Offsets = set.Offsets,
            Items = Array.ConvertAll(order, at => set.Items[at]),
            Times = set.Times,
            Values = set.Values is { } values ? Array.ConvertAll(order, at => values[at]) : null,
            Weights = set.Weights is { } weights ? Array.ConvertAll(order, at => weights[at]) : null,
            ItemFields = set.ItemFields,
            UserFields = set.UserFields,
            ItemTexts = set.ItemTexts,
            ItemTimes = set.ItemTimes,
            EventFields = [.. set.EventFields.Select(field => field.Select(order))],
        };
    }

    // (I) the place of each item in the order of ids.
    private static int[] PlacesById(Vocabulary items, bool descending)
    {
        var sorted = Enumerable.Range(0, items.Count).ToArray();
        Array.Sort(sorted, (a, b) => ItemIdOrder.Instance.Compare(items[a], items[b]) * (descending ? -1 : 1));
        var places = new int[items.Count];
        for (var place = 0; place < sorted.Length; place++)
            places[sorted[place]] = place;

        return places;
    }

    // (N) which event of the set comes at each position.
    private static int[] OrderOf(TrainingSet set, int[] places)
    {
        var order = new int[set.EventCount];
        var keys = new long[set.EventCount];
        for (var at = 0; at < order.Length; at++)
        {
            order[at] = at;
            // The position in the low half keeps repeats of one item in file order: the sort itself is not stable.
            keys[at] = ((long)places[set.Items[at]] << 32) | (uint)at;
        }

        for (var user = 0; user < set.UserCount; user++)
        {
            var end = (int)set.Offsets[user + 1];
            for (int start = (int)set.Offsets[user], next; start < end; start = next)
            {
                for (next = start + 1; next < end && set.Times[next] == set.Times[start];)
                    next++;

                Array.Sort(keys, order, start, next - start);
            }
        }

        return order;
    }
}
