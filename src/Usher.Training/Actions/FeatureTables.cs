using Usher.Ranking.Actions;
using Usher.Ranking.Histories;
using Usher.Training.Recipes;

namespace Usher.Training.Actions;

/// <summary>Makes what features are computed from: vectors, popularity and categories of the items, and categories of the users.</summary>
internal static class FeatureTables
{
    // The most frequent categories tell most, and each costs a weight for every action.
    private const int CategoriesOfField = 16;
    private const int CategoriesOfItems = 48;
    private const int CategoriesOfUsers = 96;

    /// <summary>Makes the tables of a training set.</summary>
    /// <param name="set">The events with items.</param>
    /// <param name="moments">The times that actions were shown.</param>
    /// <param name="run">Seed and cancellation.</param>
    public static ActionFeatures Of(TrainingSet set, IReadOnlyList<ShownAction> moments, TrainingRun run)
    {
        return new(
            ItemVectors.Of(set, run),
            Popularity(set),
            Table(set.ItemFields, set.ItemCount, CategoriesOfItems),
            Table(set.UserFields, set.UserCount, CategoriesOfUsers),
            moments.Count == 0 ? 0 : (double)moments.Count(moment => moment.IsTaken) / moments.Count);
    }

    // (I) ln(1 + events), divided by that of the most popular item.
    private static float[] Popularity(TrainingSet set)
    {
        var counts = new int[set.ItemCount];
        foreach (var item in set.Items)
            counts[item]++;
        var most = MathF.Log(1 + counts.DefaultIfEmpty(0).Max());
        return [.. counts.Select(count => most == 0 ? 0 : MathF.Log(1 + count) / most)];
    }

    private static CategoryTable Table(IReadOnlyList<Field> fields, int rows, int most)
    {
        var numbers = Number(fields, most);
        var (offsets, categories) = (new int[rows + 1], new List<int>());
        for (var row = 0; row < rows; row++)
        {
            for (var field = 0; field < fields.Count; field++)
            {
                foreach (var category in fields[field].Of(row))
                {
                    if (numbers.TryGetValue((field, category), out var number))
                        categories.Add(number);
                }
            }

            offsets[row + 1] = categories.Count;
        }

        return new(offsets, categories.ToArray(), numbers.Count);
    }

    // Of each field the most frequent categories, the fields in turn until there are enough.
    private static Dictionary<(int Field, int Category), int> Number(IReadOnlyList<Field> fields, int most)
    {
        var chosen = fields.Index().SelectMany(field => field.Item.Categories
            .GroupBy(category => category)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key)
            .Take(CategoriesOfField)
            .Select((group, rank) => (field.Index, Category: group.Key, rank)));
        return chosen.OrderBy(one => one.rank).ThenBy(one => one.Index).Take(most).Select((one, number) => KeyValuePair.Create((one.Index, one.Category), number)).ToDictionary();
    }
}
