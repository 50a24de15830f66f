using System.Text.Json;

namespace WireGenerator;

/// <summary>One shape of a service model.</summary>
internal sealed class Shape(string name, JsonElement json)
{
    // What would change the form on the wire in a way that the readers and writers of Usher.Wire do not know.
    private static readonly string[] Unknown = ["location", "locationName", "flattened", "timestampFormat", "payload"];

    public string Name { get; } = name;

    /// <summary>The model's word: <c>structure</c>, <c>list</c>, <c>map</c>, <c>string</c>, <c>integer</c> and so on.</summary>
    public string Type { get; } = json.GetProperty("type").GetString()!;

    public bool IsSensitive { get; } = json.TryGetProperty("sensitive", out _);

    /// <summary>A regular expression; null for none.</summary>
    public string? Pattern { get; } = Text(json, "pattern");

    /// <summary>The strings that are allowed; null where any is.</summary>
    public IReadOnlyList<string>? Values { get; } = json.TryGetProperty("enum", out var values) ? [.. values.EnumerateArray().Select(value => value.GetString()!)] : null;

    /// <summary>The smallest value or shortest length; null for no limit.</summary>
    public long? Minimum { get; } = Number(json, "min");

    /// <summary>The greatest value or longest length; null for no limit.</summary>
    public long? Maximum { get; } = Number(json, "max");

    /// <summary>Of a structure, in the model's order.</summary>
    public IReadOnlyList<(string Name, string Shape, bool IsRequired)> Members { get; } = ReadMembers(name, json);

    /// <summary>The shape of a list's elements or of a map's values.</summary>
    public string Element { get; } = Reference(json, "member") ?? Reference(json, "value") ?? "";

    /// <summary>The shape of a map's keys.</summary>
    public string Key { get; } = Reference(json, "key") ?? "";

    /// <summary>The shapes that a list or a map is made of.</summary>
    public IEnumerable<string> Parts => new[] { Key, Element }.Where(part => part.Length > 0);

    private static (string, string, bool)[] ReadMembers(string name, JsonElement json)
    {
        if (!json.TryGetProperty("members", out var members))
            return [];

        var required = json.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(each => each.GetString()!).ToHashSet() : [];
        foreach (var member in members.EnumerateObject())
        {
            if (Array.Find(Unknown, word => member.Value.TryGetProperty(word, out _)) is { } word)
                throw new NotSupportedException($"{name}.{member.Name} has {word}; Usher.Wire reads and writes members in the body, under their own names.");
        }

        return [.. members.EnumerateObject().Select(member => (member.Name, member.Value.GetProperty("shape").GetString()!, required.Contains(member.Name)))];
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static string? Reference(JsonElement json, string part) => json.TryGetProperty(part, out var reference) ? reference.GetProperty("shape").GetString() : null;

    private static long? Number(JsonElement json, string name) => json.TryGetProperty(name, out var number) ? (long)number.GetDecimal() : null;
}
