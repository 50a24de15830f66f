using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Usher.Web.Console.Wizard;

/// <summary>Drafts a schema from the beginning of a CSV file: names from the header, types from the rows.</summary>
internal static class SchemaGuess
{
    private const int RowsLookedAt = 200;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Columns whose type Personalize prescribes.</summary>
    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["USER_ID"] = "string", ["ITEM_ID"] = "string", ["TIMESTAMP"] = "long", ["EVENT_TYPE"] = "string", ["EVENT_VALUE"] = "float", ["CREATION_TIMESTAMP"] = "long", ["TITLE"] = "string",
    };

    /// <summary>The Avro schema as JSON.</summary>
    /// <param name="name">Interactions, Items or Users.</param>
    /// <param name="head">The first bytes of the file.</param>
    public static string Of(string name, ReadOnlySpan<byte> head)
    {
        var lines = Encoding.UTF8.GetString(head).TrimStart('\uFEFF').Split('\n').Select(line => line.TrimEnd('\r')).Take(RowsLookedAt + 1).ToArray();
        var columns = Cells(lines[0]);
        // The last line may be incomplete.
        var rows = lines.Skip(1).SkipLast(1).Select(Cells).Where(row => row.Count == columns.Count).ToArray();
        return Of(name, [.. columns.Select((column, index) => Field(column.Trim(), [.. rows.Select(row => row[index])]))]);
    }

    /// <summary>The smallest valid schema of a dataset.</summary>
    public static string Minimal(string name) => name switch
    {
        "Interactions" => Of(name, [Field("USER_ID", []), Field("ITEM_ID", []), Field("TIMESTAMP", [])]),
        "Items" => Of(name, [Field("ITEM_ID", []), Field("GENRES", [])]),
        _ => Of(name, [Field("USER_ID", []), Field("GENDER", [])]),
    };

    private static string Of(string name, JsonNode[] fields) => new JsonObject
    {
        ["type"] = "record",
        ["name"] = name,
        ["namespace"] = "com.amazonaws.personalize.schema",
        ["fields"] = new JsonArray(fields),
        ["version"] = "1.0",
    }.ToJsonString(Indented);

    private static JsonObject Field(string column, IReadOnlyList<string> cells)
    {
        // Known columns are in upper case in a schema; in a file their case does not matter.
        if (Known.ContainsKey(column))
            column = column.ToUpperInvariant();
        var type = Known.TryGetValue(column, out var known) ? known
            : cells.Count > 0 && cells.All(cell => cell.Length == 0 || int.TryParse(cell, CultureInfo.InvariantCulture, out _)) ? "int"
            : cells.Count > 0 && cells.All(cell => cell.Length == 0 || double.TryParse(cell, CultureInfo.InvariantCulture, out _)) ? "float"
            : "string";
        var mayBeEmpty = column is not ("USER_ID" or "ITEM_ID" or "TIMESTAMP") && cells.Any(cell => cell.Length == 0);
        var field = new JsonObject { ["name"] = column, ["type"] = mayBeEmpty ? new JsonArray("null", type) : type };
        if (type == "string" && known is null)
            field["categorical"] = true;
        return field;
    }

    // Splits a line of CSV. A quoted cell may have commas and doubled quotes.
    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var index = 0; index < line.Length; index++)
        {
            var sign = line[index];
            if (sign == '"' && isQuoted && index + 1 < line.Length && line[index + 1] == '"')
                cell.Append(line[++index]);
            else if (sign == '"')
                isQuoted = !isQuoted;
            else if (sign == ',' && !isQuoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
                cell.Append(sign);
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
