using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Usher.Wire.Shapes;

namespace Usher.Wire.Tests.ServiceModels;

/// <summary>Compares records with the shapes of a service model: names, order, what is required, types, and what a request may hold.</summary>
internal sealed class ShapeComparison(JsonElement model, string recordNamespace)
{
    private readonly HashSet<string> _compared = [];

    /// <summary>Members that are here and not in the model, with the reason.</summary>
    public Dictionary<string, string> Newer { get; } = [];

    /// <summary>Everything that differs, in words.</summary>
    public List<string> Differences { get; } = [];

    /// <summary>How many records were compared.</summary>
    public int Compared => _compared.Count;

    /// <summary>Compares the request and the answer of an operation, and every structure in them.</summary>
    public void Operation(string name)
    {
        var operation = model.GetProperty("operations").GetProperty(name);
        if (operation.TryGetProperty("input", out var input))
            Structure(input.GetProperty("shape").GetString()!, isRequest: true);
        if (operation.TryGetProperty("output", out var output))
            Structure(output.GetProperty("shape").GetString()!, isRequest: false);
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
        var properties = record.GetProperties().ToDictionary(property => property.GetCustomAttribute<WireNameAttribute>()?.Name ?? property.Name);

        Compare($"{name} has the members", string.Join(' ', members.Keys), string.Join(' ', properties.Keys.Where(key => !Newer.ContainsKey($"{name}.{key}"))));
        foreach (var (member, type) in members)
        {
            if (!properties.TryGetValue(member, out var property))
                continue;
            Compare($"{name}.{member} is required", required.Contains(member), property.GetCustomAttribute<RequiredMemberAttribute>() is not null);
            Compare($"{name}.{member} is", TypeOf(type), TypeOf(property.PropertyType));
            if (isRequest)
                Compare($"{name}.{member} may hold", string.Join("; ", Rules(type)), string.Join("; ", Rules(property)));
            Within(type, isRequest);
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
            yield return $"{each}{(Kind(shape) == "integer" ? "from" : "length")} {minimum ?? "0"} to {maximum ?? "any"}";
        if (shape.TryGetProperty("pattern", out var pattern))
            yield return $"{each}pattern {pattern}";
        if (Kind(shape) == "list" && each.Length == 0)
        {
            foreach (var rule in Rules(shape.GetProperty("member").GetProperty("shape").GetString()!, "each "))
                yield return rule;
        }
    }

    private static IEnumerable<string> Rules(PropertyInfo property) => property.GetCustomAttributes<ConstraintAttribute>().Select(rule => (rule.Each ? "each " : "") + rule switch
    {
        OneOfAttribute one => $"one of {string.Join(' ', one.Values)}",
        LengthAttribute length => $"length {length.Minimum} to {(length.Maximum == int.MaxValue ? "any" : length.Maximum.ToString(CultureInfo.InvariantCulture))}",
        RangeAttribute range => $"from {range.Minimum} to {(range.Maximum == long.MaxValue ? "any" : range.Maximum.ToString(CultureInfo.InvariantCulture))}",
        PatternAttribute pattern => $"pattern {pattern.Pattern}",
        _ => rule.GetType().Name,
    });

    private void Compare<T>(string what, T inModel, T here)
    {
        if (!Equals(inModel, here))
            Differences.Add($"{what}: in the model {inModel}, here {here}");
    }

    private static string Kind(JsonElement shape) => shape.GetProperty("type").GetString()!;

    private static string? Number(JsonElement shape, string name) => shape.TryGetProperty(name, out var value) ? value.ToString() : null;
}
