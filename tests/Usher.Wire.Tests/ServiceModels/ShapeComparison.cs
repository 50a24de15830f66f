using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Usher.Wire.Shapes;

namespace Usher.Wire.Tests.ServiceModels;

/// <summary>Compares records with the shapes of a service model: names, order, what is required, types, and what a request may hold.</summary>
internal sealed class ShapeComparison(JsonElement model, string recordNamespace)
{
    private readonly HashSet<string> _compared = [];

    /// <summary>Members that are here and not in the model, with the reason.</summary>
    public Dictionary<string, string> Newer { get; } = [];

    /// <summary>Whether the records are those of a JSON service: then members begin small, sensitive ones say so, and answers too name the values of their enums.</summary>
    public bool IsJson { get; init; }

    /// <summary>Everything that differs, in words.</summary>
    public List<string> Differences { get; } = [];

    /// <summary>How many records were compared.</summary>
    public int Compared => _compared.Count;

    /// <summary>Compares the requests and the answers of operations, and every structure in them.</summary>
    public void Operations(IReadOnlyList<string> names)
    {
        // Requests first: what both hold must keep the rules of requests.
        foreach (var name in names)
            Part(name, "input", isRequest: true);
        foreach (var name in names)
            Part(name, "output", isRequest: false);
    }

    private void Part(string operation, string part, bool isRequest)
    {
        if (model.GetProperty("operations").GetProperty(operation).TryGetProperty(part, out var shape))
            Structure(shape.GetProperty("shape").GetString()!, isRequest);
    }

    private JsonElement Shape(string name) => model.GetProperty("shapes").GetProperty(name);

    private void Structure(string name, bool isRequest)
    {
        if (!_compared.Add(name))
            return;
        if (typeof(WireNameAttribute).Assembly.GetType($"{recordNamespace}.{name}") is not { } record)
        {
            Differences.Add($"{name} is missing.");
            return;
        }

        var shape = Shape(name);
        var members = shape.TryGetProperty("members", out var listed) ? listed.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetProperty("shape").GetString()!) : [];
        var required = shape.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(each => each.GetString()!).ToHashSet() : [];
        var properties = record.GetProperties().ToDictionary(NameOf);

        Compare($"{name} has the members", string.Join(' ', members.Keys), string.Join(' ', properties.Keys.Where(key => !Newer.ContainsKey($"{name}.{key}"))));
        foreach (var (member, type) in members)
        {
            if (!properties.TryGetValue(member, out var property))
                continue;
            Compare($"{name}.{member} is required", required.Contains(member), property.GetCustomAttribute<RequiredMemberAttribute>() is not null);
            Compare($"{name}.{member} is", TypeOf(type), TypeOf(property.PropertyType));
            var (rules, rulesHere) = (Rules(type), Rules(property));
            if (isRequest || IsJson)
                Compare($"{name}.{member} may hold", string.Join("; ", rules.Where(rule => isRequest || IsEnum(rule))), string.Join("; ", rulesHere.Where(rule => isRequest || IsEnum(rule))));
            if (IsJson)
                Compare($"{name}.{member} is sensitive", IsSensitive(type), property.IsDefined(typeof(SensitiveAttribute)));
            Within(type, isRequest);
        }

        if (IsJson)
            Compare($"{name} is sensitive", shape.TryGetProperty("sensitive", out _), record.IsDefined(typeof(SensitiveAttribute)));
    }

    private string NameOf(PropertyInfo property) => IsJson
        ? property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name)
        : property.GetCustomAttribute<WireNameAttribute>()?.Name ?? property.Name;

    private static bool IsEnum(string rule) => rule.StartsWith("one of", StringComparison.Ordinal);

    // A list or a map is as sensitive as what it holds; a structure says so itself.
    private bool IsSensitive(string name)
    {
        var shape = Shape(name);
        return Kind(shape) is not "structure" && (shape.TryGetProperty("sensitive", out _) || Parts(shape).Any(IsSensitive));
    }

    private static IEnumerable<string> Parts(JsonElement shape)
    {
        foreach (var part in new[] { "member", "key", "value" })
        {
            if (shape.TryGetProperty(part, out var within))
                yield return within.GetProperty("shape").GetString()!;
        }
    }

    private void Within(string name, bool isRequest)
    {
        var shape = Shape(name);
        switch (Kind(shape))
        {
            case "structure":
                Structure(name, isRequest);
                break;
            case "list":
                Within(shape.GetProperty("member").GetProperty("shape").GetString()!, isRequest);
                break;
            case "map":
                Within(shape.GetProperty("value").GetProperty("shape").GetString()!, isRequest);
                break;
            default:
                break;
        }
    }

    private string TypeOf(string name)
    {
        var shape = Shape(name);
        return Kind(shape) switch
        {
            "list" => $"list of {TypeOf(shape.GetProperty("member").GetProperty("shape").GetString()!)}",
            "map" => $"map of {TypeOf(shape.GetProperty("value").GetProperty("shape").GetString()!)}",
            "structure" => name,
            var kind => kind,
        };
    }

    private static string TypeOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var it when it == typeof(string) => "string",
        var it when it == typeof(int) => "integer",
        var it when it == typeof(double) => "double",
        var it when it == typeof(float) => "float",
        var it when it == typeof(bool) => "boolean",
        var it when it == typeof(DateTimeOffset) => "timestamp",
        { IsGenericType: true } it => $"{(it.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? "list" : "map")} of {TypeOf(it.GetGenericArguments()[^1])}",
        var it => it.Name,
    };

    private IEnumerable<string> Rules(string name, string each = "")
    {
        var shape = Shape(name);
        var (minimum, maximum) = (Number(shape, "min"), Number(shape, "max"));
        if (shape.TryGetProperty("enum", out var values))
            yield return $"{each}one of {string.Join(' ', values.EnumerateArray())}";
        if (minimum is not null || maximum is not null)
            yield return Kind(shape) is "integer" or "double" ? $"{each}from {minimum ?? "any"} to {maximum ?? "any"}" : $"{each}length {minimum ?? "0"} to {maximum ?? "any"}";
        if (shape.TryGetProperty("pattern", out var pattern))
            yield return $"{each}pattern {pattern}";
        var within = Kind(shape) switch
        {
            "list" => Rules(shape.GetProperty("member").GetProperty("shape").GetString()!, each + "each "),
            "map" => Rules(shape.GetProperty("key").GetProperty("shape").GetString()!, "each key ").Concat(Rules(shape.GetProperty("value").GetProperty("shape").GetString()!, "each ")),
            _ => [],
        };
        foreach (var rule in within)
            yield return rule;
    }

    private static IEnumerable<string> Rules(PropertyInfo property) => property.GetCustomAttributes<ConstraintAttribute>().Select(rule => PartOf(rule) + rule switch
    {
        OneOfAttribute one => $"one of {string.Join(' ', one.Values)}",
        LengthAttribute length => $"length {length.Minimum} to {(length.Maximum == int.MaxValue ? "any" : length.Maximum.ToString(CultureInfo.InvariantCulture))}",
        RangeAttribute range => $"from {(range.Minimum == long.MinValue ? "any" : range.Minimum.ToString(CultureInfo.InvariantCulture))} to {(range.Maximum == long.MaxValue ? "any" : range.Maximum.ToString(CultureInfo.InvariantCulture))}",
        PatternAttribute pattern => $"pattern {pattern.Pattern}",
        _ => rule.GetType().Name,
    });

    private static string PartOf(ConstraintAttribute rule) => rule switch
    {
        { EachKey: true } => "each key ",
        { EachOfEach: true } => "each each ",
        { Each: true } => "each ",
        _ => "",
    };

    private void Compare<T>(string what, T inModel, T here)
    {
        if (!Equals(inModel, here))
            Differences.Add($"{what}: in the model {inModel}, here {here}");
    }

    private static string Kind(JsonElement shape) => shape.GetProperty("type").GetString()!;

    private static string? Number(JsonElement shape, string name) => shape.TryGetProperty(name, out var value) ? value.ToString() : null;
}
