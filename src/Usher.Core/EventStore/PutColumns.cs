using System.Globalization;
using System.Text.Json;
using Usher.Datasets.Schemas;

namespace Usher.Core.EventStore;

/// <summary>The stored columns of a row of PutEvents, PutItems or PutUsers: a JSON object by column, with values of the columns' types.</summary>
internal static class PutColumns
{
    /// <summary>The values as text, as responses show them and as a part gives them when it is read as text: 7.0 in a column of real numbers, also if 7 was sent.</summary>
    public static Dictionary<string, string> Texts(string? columns, Schema schema) => Read(columns)
        .ToDictionary(column => column.Key, column => Text(column.Value, ColumnKeys.Find(schema, column.Key)?.Type), StringComparer.Ordinal);

    /// <summary>The values by column.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Read(string? columns) =>
        columns is null ? new Dictionary<string, JsonElement>() : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(columns)!;

    private static string Text(JsonElement value, FieldType? type) => (type, value.ValueKind) switch
    {
        (FieldType.Float or FieldType.Double, JsonValueKind.Number) => value.GetDouble() is var number && double.IsInteger(number) ? number.ToString("0.0", CultureInfo.InvariantCulture) : value.GetRawText(),
        (_, JsonValueKind.String) => value.GetString()!,
        _ => value.GetRawText(),
    };
}
