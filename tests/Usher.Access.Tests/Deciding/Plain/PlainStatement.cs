using System.Text.Json;

namespace Usher.Access.Tests.Deciding.Plain;

/// <summary>A statement as it stands in the JSON of a policy.</summary>
/// <param name="Json">The object.</param>
/// <param name="HasVariables">Whether the policy's Version is 2012-10-17: "earlier versions of the policy language don't support policy variables".</param>
internal sealed record PlainStatement(JsonElement Json, bool HasVariables)
{
    public string Effect => Json.GetProperty(nameof(Effect)).GetString()!;

    public static IEnumerable<PlainStatement> All(string policy)
    {
        var document = JsonDocument.Parse(policy).RootElement;
        var hasVariables = document.TryGetProperty("Version", out var version) && version.GetString() == "2012-10-17";
        return document.GetProperty("Statement").EnumerateArray().Select(statement => new PlainStatement(statement, hasVariables));
    }

    public JsonElement? Find(string name) => Json.TryGetProperty(name, out var element) ? element : null;

    /// <summary>Each key of each operator.</summary>
    public IEnumerable<PlainCondition> Conditions() => Find("Condition") is { } conditions
        ? conditions.EnumerateObject().SelectMany(its => its.Value.EnumerateObject().Select(key => new PlainCondition(its.Name, key.Name, Texts(key.Value))))
        : [];

    /// <summary>Texts that the statement applies without: those of NotResource, and of negated conditions but for IfExists where the key is missing.</summary>
    public IEnumerable<string> NegatedTexts(PlainContext context) =>
        (Find("NotResource") is { } negated ? Texts(negated) : [])
        .Concat(Conditions().Where(condition => condition.IsNegated && !(condition.IfExists && context.ValuesOf(condition.Key).Count == 0)).SelectMany(condition => condition.Wanted));

    public static string[] Texts(JsonElement element) => element.ValueKind is JsonValueKind.Array ? [.. element.EnumerateArray().Select(Text)] : [Text(element)];

    private static string Text(JsonElement element) => element.ValueKind is JsonValueKind.String ? element.GetString()! : element.GetRawText();
}

/// <summary>One key of one operator.</summary>
internal sealed record PlainCondition(string Operator, string Key, string[] Wanted)
{
    public bool IfExists => Operator.EndsWith("IfExists", StringComparison.Ordinal);

    public bool IsNegated => Operator.Contains("Not", StringComparison.Ordinal);
}
