using System.Text.Json;

namespace Usher.Datasets.Schemas;

/// <summary>Takes an Avro document apart; what the parts may be together is <see cref="SchemaRules"/>' business.</summary>
internal static class SchemaReader
{
    private static readonly Dictionary<string, FieldType> Types = Enum.GetValues<FieldType>().ToDictionary(NameOf);

    // Editors of Windows begin a file with it, and "aws ... --schema file://" sends it along.
    private const char ByteOrderMark = '\uFEFF';

    private static readonly string Allowed = string.Join(", ", Types.Keys);

    public static string NameOf(FieldType type) => type switch
    {
        FieldType.String => "string",
        FieldType.Int => "int",
        FieldType.Long => "long",
        FieldType.Float => "float",
        FieldType.Double => "double",
        _ => "boolean",
    };

    public static bool IsName(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');

    public static (DatasetType Type, IReadOnlyList<SchemaField> Fields) Read(string json, SchemaQuotas quotas)
    {
        if (json.Length > quotas.MaximumCharacters)
            throw new SchemaException($"The schema has {json.Length:N0} characters; at most {quotas.MaximumCharacters:N0} are allowed.");

        try
        {
            using var document = JsonText.Parse(json.StartsWith(ByteOrderMark) ? json[1..] : json);
            return ReadRecord(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new SchemaException($"The schema is not JSON (line {e.LineNumber + 1}, character {e.BytePositionInLine + 1}). {(e.InnerException is null ? "Mind commas and closing braces." : e.Message)}", e);
        }
    }

    private static (DatasetType Type, IReadOnlyList<SchemaField> Fields) ReadRecord(JsonElement record)
    {
        if (record.ValueKind is not JsonValueKind.Object)
            throw new SchemaException($"The schema is a JSON {Kind(record)}; it has to be an object with \"type\", \"name\" and \"fields\".");
        if (Text(record, "type") is not "record")
            throw new SchemaException($"The schema's \"type\" is {Shown(record, "type")}; it has to be \"record\".");
        if (Text(record, "name") is not { } name || Find(name) is not { } type)
            throw new SchemaException($"The schema's \"name\" is {Shown(record, "name")}; it has to be one of {string.Join(", ", Enum.GetNames<DatasetType>())}.");
        if (!record.TryGetProperty("fields", out var fields) || fields.ValueKind is not JsonValueKind.Array || fields.GetArrayLength() == 0)
            throw new SchemaException($"The schema's \"fields\" is {Shown(record, "fields")}; it has to be a list with one object for each column.");

        return (type, [.. fields.EnumerateArray().Select(ReadField)]);
    }

    // In any case: the configurations that AWS itself publishes name their records "interactions", "items" and "users".
    private static DatasetType? Find(string name)
    {
        foreach (var type in Enum.GetValues<DatasetType>())
        {
            if (name.Equals($"{type}", StringComparison.OrdinalIgnoreCase))
                return type;
        }

        return null;
    }

    private static SchemaField ReadField(JsonElement field, int index)
    {
        if (field.ValueKind is not JsonValueKind.Object)
            throw new SchemaException($"Field {index + 1} of the schema is a JSON {Kind(field)}; it has to be an object with \"name\" and \"type\".");
        if (Text(field, "name") is not { Length: > 0 } name)
            throw new SchemaException($"Field {index + 1} of the schema has the \"name\" {Shown(field, "name")}; it has to be a text such as \"ITEM_ID\".");
        if (!IsName(name))
            throw new SchemaException($"The field name \"{name}\" is not allowed: it has to begin with a letter or '_' and to go on with letters, digits and '_'.");

        var (type, nullable) = ReadType(field, name);
        return new SchemaField(name, type, nullable)
        {
            Categorical = Flag(field, name, "categorical"),
            Textual = Flag(field, name, "textual"),
            ItemName = Flag(field, name, "itemName"),
        };
    }

    // A type is a name, or a list of one name, or of one name and null in either order.
    private static (FieldType Type, bool Nullable) ReadType(JsonElement field, string name)
    {
        if (!field.TryGetProperty("type", out var type))
            throw new SchemaException($"The field {name} has no \"type\"; give one of {Allowed}, or a list of it and \"null\".");

        var names = type.ValueKind switch
        {
            JsonValueKind.String => [type],
            JsonValueKind.Array => type.EnumerateArray().ToArray(),
            _ => [],
        };
        var nulls = names.Count(IsNull);
        var others = names.Where(one => !IsNull(one)).ToArray();
        if (nulls > 1 || others.Length != 1)
            throw new SchemaException($"The type of {name} is {type.GetRawText()}; it has to be one of {Allowed}, or a list of one of them and \"null\".");
        if (others[0].ValueKind is not JsonValueKind.String || !Types.TryGetValue(others[0].GetString()!, out var found))
            throw new SchemaException($"The type of {name} is {others[0].GetRawText()}; it has to be one of {Allowed}. Lists, maps and records are not allowed.");

        return (found, nulls == 1);
    }

    private static bool Flag(JsonElement field, string name, string attribute)
    {
        if (!field.TryGetProperty(attribute, out var value))
            return false;

        return value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw new SchemaException($"\"{attribute}\" of {name} is {value.GetRawText()}; it has to be true or false, without quotes."),
        };
    }

    private static bool IsNull(JsonElement type) => type.ValueKind is JsonValueKind.String && type.GetString() == "null";

    private static string? Text(JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static string Shown(JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) ? value.GetRawText() : "missing";

    private static string Kind(JsonElement element) => element.ValueKind.ToString().ToLowerInvariant();
}
