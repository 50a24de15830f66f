using System.Text;
using System.Text.Json;

namespace Usher.Access.Policies.Reading;

/// <summary>Reads JSON with positions, strictly: no comments, no trailing commas, no name twice in an object, no deep nesting.</summary>
internal static class JsonTree
{
    private const int Deepest = 16;

    /// <exception cref="JsonException">It is not such JSON; its BytePositionInLine and LineNumber tell where.</exception>
    public static JsonElementAt Read(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Deepest });
        reader.Read();
        var value = Value(ref reader);
        reader.Read();
        return value;
    }

    private static JsonElementAt Value(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = Members(ref reader);
                return new(JsonValueKind.Object, "", start, (int)reader.BytesConsumed) { Members = members };
            case JsonTokenType.StartArray:
                var items = new List<JsonElementAt>();
                while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
                    items.Add(Value(ref reader));
                return new(JsonValueKind.Array, "", start, (int)reader.BytesConsumed) { Items = items };
            case JsonTokenType.String:
                return new(JsonValueKind.String, reader.GetString()!, start, (int)reader.BytesConsumed);
            case JsonTokenType.Number:
                return new(JsonValueKind.Number, Encoding.UTF8.GetString(reader.ValueSpan), start, (int)reader.BytesConsumed);
            case JsonTokenType.True or JsonTokenType.False:
                return new(JsonValueKind.True, reader.TokenType is JsonTokenType.True ? "true" : "false", start, (int)reader.BytesConsumed);
            default:
                return new(JsonValueKind.Null, "", start, (int)reader.BytesConsumed);
        }
    }

    private static List<(string Name, int Start, JsonElementAt Value)> Members(ref Utf8JsonReader reader)
    {
        var members = new List<(string Name, int Start, JsonElementAt Value)>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndObject)
        {
            var (name, start) = (reader.GetString()!, (int)reader.TokenStartIndex);
            if (!names.Add(name))
                throw new RepeatedNameException(name, start);
            reader.Read();
            members.Add((name, start, Value(ref reader)));
        }

        return members;
    }
}

/// <summary>An object has two members of one name.</summary>
internal sealed class RepeatedNameException(string name, int start) : JsonException($"'{name}' stands twice in one object")
{
    public int Start { get; } = start;
}
