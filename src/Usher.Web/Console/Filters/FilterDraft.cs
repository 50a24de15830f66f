using Usher.Wire.Errors;

namespace Usher.Web.Console.Filters;

/// <summary>A filter that is being written: the expression, and a part of it that is put together from choices.</summary>
internal sealed class FilterDraft
{
    /// <summary>The operators that the builder offers.</summary>
    public static IReadOnlyList<string> Operators { get; } = ["IN", "NOT IN", "=", "!=", "<", "<=", ">", ">="];

    public string Name { get; set; } = "";

    public string Expression { get; set; } = "";

    public bool IsExcluding { get; set; }

    /// <summary>Such as Items.GENRES; null before one is chosen.</summary>
    public string? Column { get; set; }

    public string Operator { get; set; } = "IN";

    /// <summary>One value, or several separated by commas; $NAME is a placeholder.</summary>
    public string Value { get; set; } = "";

    /// <summary>Adds the part to the expression: with AND if the last part has the same dataset and effect, else as a part of its own.</summary>
    /// <param name="isText">Whether the column has texts, whose values stand in quotes.</param>
    /// <exception cref="AwsException">A choice is missing.</exception>
    public void Add(bool isText)
    {
        if (Column is null)
            throw new AwsException("InvalidInputException", "Choose a column first.");
        if (Value.Trim().Length == 0)
            throw new AwsException("InvalidInputException", "Enter a value, such as Comedy, or a placeholder, such as $GENRES.");

        var values = Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(value => Text(value, isText));
        var condition = $"{Column} {Operator} {(Operator is "IN" or "NOT IN" ? $"({string.Join(", ", values)})" : values.First())}";
        var effect = IsExcluding ? "EXCLUDE" : "INCLUDE";
        var last = Expression[(Expression.LastIndexOf('|') + 1)..].Trim();
        Expression = last.Length == 0 ? $"{effect} ItemID WHERE {condition}"
            : last.StartsWith($"{effect} ItemID WHERE {Dataset(Column)}.", StringComparison.Ordinal) && !last.Contains(" IF ", StringComparison.Ordinal) ? $"{Expression.TrimEnd()} AND {condition}"
            : $"{Expression.TrimEnd()} | {effect} ItemID WHERE {condition}";
        Value = "";
    }

    private static string Dataset(string column) => column[..column.IndexOf('.', StringComparison.Ordinal)];

    private static string Text(string value, bool isText) => !isText || value.StartsWith('$') ? value : $"\"{value.Trim('"').Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
