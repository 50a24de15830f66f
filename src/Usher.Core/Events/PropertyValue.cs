using System.Text.Json;
using Usher.Datasets.Cells;
using Usher.Datasets.Schemas;

namespace Usher.Core.Events;

/// <summary>Reads a value of the properties by the rules for cells of imported files. A number in quotes is accepted as a number, because an example of Personalize's documentation sends one.</summary>
internal static class PropertyValue
{
    /// <summary>Reads a value.</summary>
    /// <param name="value">The value that was sent.</param>
    /// <param name="rule">The values that its column takes.</param>
    /// <param name="cell">A string, a long, a double or a bool; null for a missing value: null or an empty text.</param>
    /// <returns>The reason why the column does not take it; null if it does.</returns>
    public static string? Read(JsonElement value, CellRule rule, out object? cell)
    {
        cell = null;
        if (value.ValueKind is JsonValueKind.Null)
            return rule.ReadEmpty() is null ? null : "null came, and its field does not allow null.";
        if (TextOf(value) is not { } text)
            return $"an {value.ValueKind.ToString().ToLowerInvariant()} came; give a single value.";
        if (rule.Field.Type is FieldType.String && value.ValueKind is not JsonValueKind.String)
            return $"{Shown(value)} is not a string. Put it into quotes.";

        return text.Length == 0 ? rule.ReadEmpty() : rule.Read(text, out cell) is { } fault ? $"{Shown(value)} {fault}" : null;
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    private static string Shown(JsonElement value) => CellText.Shorten(value.GetRawText());
}
