using Usher.Ranking.Histories;

namespace Usher.Ranking.Splits;

/// <summary>Cuts a set down to some of its users and items, with new dense indexes in the old order.</summary>
internal static class Selection
{
    public static TrainingSet Of(TrainingSet set, bool[] users, bool[] items)
    {
        var userRows = RowsOf(users);
        var itemRows = RowsOf(items);
        var newItems = new int[set.ItemCount];
        for (var index = 0; index < itemRows.Length; index++)
            newItems[itemRows[index]] = index;

        var events = new List<int>(set.EventCount);                       // where each kept event lay
        var offsets = new long[userRows.Length + 1];
        for (var index = 0; index < userRows.Length; index++)
        {
            var user = userRows[index];
            for (var at = (int)set.Offsets[user]; at < (int)set.Offsets[user + 1]; at++)
            {
                if (items[set.Items[at]])
                    events.Add(at);
            }

            offsets[index + 1] = events.Count;
        }

        var kept = events.ToArray();
        return new TrainingSet
        {
            UserIds = new Vocabulary(userRows.Select(row => set.UserIds[row])),
            ItemIds = new Vocabulary(itemRows.Select(row => set.ItemIds[row])),
            Offsets = offsets,
            Items = Array.ConvertAll(kept, at => newItems[set.Items[at]]),
            Times = Array.ConvertAll(kept, at => set.Times[at]),
            Values = set.Values is { } values ? Array.ConvertAll(kept, at => values[at]) : null,
            Weights = set.Weights is { } weights ? Array.ConvertAll(kept, at => weights[at]) : null,
            ItemFields = [.. set.ItemFields.Select(field => field.Select(itemRows))],
            UserFields = [.. set.UserFields.Select(field => field.Select(userRows))],
            ItemTexts = [.. set.ItemTexts.Select(field => field with { Texts = [.. itemRows.Select(row => field.Texts[row])] })],
            ItemTimes = set.ItemTimes is { } itemTimes ? Array.ConvertAll(itemRows, row => itemTimes[row]) : null,
            EventFields = [.. set.EventFields.Select(field => field.Select(kept))],
        };
    }

    private static int[] RowsOf(bool[] kept) => [.. Enumerable.Range(0, kept.Length).Where(row => kept[row])];
}
