namespace Usher.Filters.Tests.Sets;

/// <summary>Random conditions on the columns of <see cref="GeneratedRows"/>, as texts.</summary>
internal static class RandomConditions
{
    private static readonly string[] Texts = ["GENRES", "STUDIO"];
    private static readonly string[] Numbers = ["YEAR", "VIEWS", "SMALL", "PRICE", "WEIGHT"];
    private static readonly string[] Operators = ["=", "!=", "<", "<=", ">", ">="];

    public static string Make(Random random, bool withCurrentItem, int depth = 3)
    {
        if (depth == 0 || random.Next(3) == 0)
            return Leaf(random, withCurrentItem);

        var joined = string.Join(GeneratedRows.One(random, [" AND ", " OR "]), Enumerable.Range(0, random.Next(2, 4)).Select(_ => Make(random, withCurrentItem, depth - 1)));
        return random.Next(2) == 0 ? $"({joined})" : joined;
    }

    private static string Leaf(Random random, bool withCurrentItem)
    {
        var isText = random.Next(2) == 0;
        var columns = isText ? Texts : Numbers;
        var column = GeneratedRows.One(random, columns);
        if (random.Next(2) == 0)
        {
            var isIn = GeneratedRows.One(random, ["IN", "NOT IN"]);
            return withCurrentItem && random.Next(4) == 0
                ? $"Items.{column} {isIn} CurrentItem.{GeneratedRows.One(random, columns)}"
                : $"Items.{column} {isIn} ({string.Join(", ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => Value(random, isText)))})";
        }

        var comparison = isText ? GeneratedRows.One(random, Operators[..2]) : GeneratedRows.One(random, Operators);
        return $"Items.{column} {comparison} {(withCurrentItem && random.Next(4) == 0 ? $"CurrentItem.{GeneratedRows.One(random, columns)}" : Value(random, isText))}";
    }

    private static string Value(Random random, bool isText) => isText
        ? $"\"{GeneratedRows.One(random, GeneratedRows.Genres).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
        : GeneratedRows.One(random, [.. GeneratedRows.Wholes, .. GeneratedRows.Reals, "1979.5", "1980", "1978"]);
}
