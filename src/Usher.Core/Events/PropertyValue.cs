using System.Globalization;
using System.Text.Json;
using Usher.Datasets.Schemas;

namespace Usher.Core.Events;

/// <summary>One value of properties, as its column takes it. A number in quotes passes for a number, as the service's own example sends it.</summary>
internal static class PropertyValue
{
    private const int LongestCategory = 1_000;
    private const int LongestText = 20_000;

    /// <summary>Reads a value that is not null.</summary>
    /// <param name="value">What was sent.</param>
    /// <param name="field">Its column.</param>
    /// <param name="cell">A string, a long, a double or a bool.</param>
    /// <returns>Why it cannot be taken; null where it can.</returns>
    public static string? Read(JsonElement value, SchemaField field, out object? cell)
    {
        cell = null;
        switch (field.Type)
        {
            case FieldType.String:
                var most = field.Categorical ? LongestCategory : LongestText;
                if (value.ValueKind is not JsonValueKind.String)
                    return Wrong(value, field, "a string");
                cell = value.GetString();
                return ((string)cell!).Length <= most ? null : $"Length cannot be more than {most} characters for {field.Name}.";

            case FieldType.Int or FieldType.Long:
                if (!long.TryParse(Bare(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) || (field.Type is FieldType.Int && whole is < int.MinValue or > int.MaxValue))
                    return Wrong(value, field, field.Type is FieldType.Int ? "a whole number of 32 bits" : "a whole number");
                cell = whole;
                return null;

            case FieldType.Float or FieldType.Double:
                if (!double.TryParse(Bare(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
                    return Wrong(value, field, "a number");
                cell = number;
                return null;

            default:
                if (!bool.TryParse(value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetRawText() : Bare(value), out var truth))
                    return Wrong(value, field, "true or false");
                cell = truth;
                return null;
        }
    }

    private static string? Bare(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    private static string Wrong(JsonElement value, SchemaField field, string wanted) =>
        $"{ColumnKeys.Of(field.Name)} is {(value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? $"an {value.ValueKind.ToString().ToLowerInvariant()}" : value.GetRawText())}; {field.Name} holds {wanted}.";
}
