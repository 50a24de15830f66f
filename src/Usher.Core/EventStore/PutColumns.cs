using System.Globalization;
using System.Text.Json;
using Usher.Datasets.Schemas;

namespace Usher.Core.EventStore;

/// <summary>The columns of a row that came by PutEvents, PutItems or PutUsers, as they are kept: a JSON object by column, with values of the columns' types.</summary>
internal static class PutColumns
{
    /// <summary>As answers show them, and as the columns of a part read as text: 7.0 in a column of real numbers, however it was sent.</summary>
    public static Dictionary<string, string> Texts(string? columns, Schema schema) => Read(columns)
        .ToDictionary(column => column.Key, column => Text(column.Value, ColumnKeys.Find(schema, column.Key)?.Type), StringComparer.Ordinal);

    /// <summary>By column.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Read(string? columns) =>
        columns is null ? new Dictionary<string, JsonElement>() : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(columns)!;

    private static string Text(JsonElement value, FieldType? type) => (type, value.ValueKind) switch
    {
        (FieldType.Float or FieldType.Double, JsonValueKind.Number) => value.GetDouble() is var number && double.IsInteger(number) ? number.ToString("0.0", CultureInfo.InvariantCulture) : value.GetRawText(),
        (_, JsonValueKind.String) => value.GetString()!,
        _ => value.GetRawText(),
    };
}
