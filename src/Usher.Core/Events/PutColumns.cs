using System.Text.Json;

namespace Usher.Core.Events;

/// <summary>The columns of a row that came by PutEvents, PutItems or PutUsers, as they are kept: a JSON object by column, with values of the columns' types.</summary>
internal static class PutColumns
{
    /// <summary>As answers show them: numbers and truths as text too.</summary>
    public static Dictionary<string, string> Texts(string? columns) => Read(columns)
        .Where(column => column.Value.ValueKind is not JsonValueKind.Null)
        .ToDictionary(column => column.Key, column => column.Value.ValueKind is JsonValueKind.String ? column.Value.GetString()! : column.Value.GetRawText(), StringComparer.Ordinal);

    /// <summary>By column.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Read(string? columns) =>
        columns is null ? new Dictionary<string, JsonElement>() : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(columns)!;
}
