using Usher.Ranking.Histories;

namespace Usher.Training.Tests.Recurrent;

/// <summary>Gives training sets columns of items and users.</summary>
internal static class Columns
{
    /// <summary>The same events with columns.</summary>
    public static TrainingSet With(TrainingSet set, IReadOnlyList<Field>? items = null, IReadOnlyList<Field>? users = null) => new()
    {
        UserIds = set.UserIds,
        ItemIds = set.ItemIds,
        Offsets = set.Offsets,
        Items = set.Items,
        Times = set.Times,
        ItemFields = items ?? [],
        UserFields = users ?? [],
    };

    /// <summary>The same events and items with a text for each item, and no columns.</summary>
    public static TrainingSet WithTexts(TrainingSet set, Func<string, string> textOf) => new()
    {
        UserIds = set.UserIds,
        ItemIds = set.ItemIds,
        Offsets = set.Offsets,
        Items = set.Items,
        Times = set.Times,
        ItemTexts = [new("DESCRIPTION", [.. set.ItemIds.Ids.Select(textOf)])],
    };

    /// <summary>The same events with columns of their own.</summary>
    public static TrainingSet WithContexts(TrainingSet set, params Field[] fields) => new()
    {
        UserIds = set.UserIds,
        ItemIds = set.ItemIds,
        Offsets = set.Offsets,
        Items = set.Items,
        Times = set.Times,
        ItemFields = set.ItemFields,
        UserFields = set.UserFields,
        EventFields = fields,
    };

    /// <summary>A column of categories, none or several for a row.</summary>
    /// <param name="name">Of the column.</param>
    /// <param name="labels">All categories.</param>
    /// <param name="rows">The category numbers of each row.</param>
    public static Field Of(string name, string[] labels, params int[][] rows)
    {
        var offsets = new int[rows.Length + 1];
        for (var row = 0; row < rows.Length; row++)
            offsets[row + 1] = offsets[row] + rows[row].Length;
        return new() { Name = name, Labels = labels, Offsets = offsets, Categories = [.. rows.SelectMany(row => row)] };
    }

    /// <summary>A column with none, one or two of five categories, by chance.</summary>
    public static Field Random(Random random, int rows, string name = "SOME") =>
        Of(name, ["a", "b", "c", "d", "e"], [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, 5).Where(_ => random.Next(4) == 0).Take(2).ToArray())]);
}
