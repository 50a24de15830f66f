using System.Text.Json;

namespace Usher.Wire.S3.Forms;

/// <summary>What one field of a posted form has to be.</summary>
/// <param name="Field">The field's name, without the dollar sign.</param>
/// <param name="Value">What it has to be, or to start with.</param>
/// <param name="IsPrefix">Whether the value is a prefix (<c>starts-with</c>); an empty prefix lets any value pass.</param>
public sealed record PostCondition(string Field, string Value, bool IsPrefix)
{
    /// <summary>Whether the condition is about this field; names have no case.</summary>
    public bool IsOn(string field) => Field.Equals(field, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a field's value meets the condition.</summary>
    /// <param name="value">Null where the form lacks the field.</param>
    public bool Holds(string? value)
    {
        if (!IsPrefix)
            return value == Value;

        // "If the Content-Type has multiple values separated by commas, each of them has to start so." (POST policy, "Condition matching")
        return value is null ? Value.Length == 0
            : IsOn("Content-Type") ? value.Split(',', StringSplitOptions.TrimEntries).All(one => one.StartsWith(Value, StringComparison.Ordinal))
            : value.StartsWith(Value, StringComparison.Ordinal);
    }

    /// <summary>As AWS writes it in errors: <c>["eq", "$key", "a.csv"]</c>.</summary>
    public override string ToString() => $"[\"{(IsPrefix ? "starts-with" : "eq")}\", \"${Field}\", \"{Value}\"]";

    /// <summary>Reads <c>{"acl": "private"}</c>, <c>["eq", "$acl", "private"]</c> or <c>["starts-with", "$key", "data/"]</c>.</summary>
    /// <exception cref="Errors.AwsException">InvalidPolicyDocument.</exception>
    internal static IReadOnlyList<PostCondition> Read(JsonElement element)
    {
        if (element.ValueKind is JsonValueKind.Object)
            return [.. element.EnumerateObject().Select(member => new PostCondition(member.Name, Text(member.Value, element), IsPrefix: false))];

        if (element.ValueKind is JsonValueKind.Array && element.GetArrayLength() == 3
            && Text(element[0], element).ToLowerInvariant() is "eq" or "starts-with"
            && Text(element[1], element) is ['$', .. { Length: > 0 } field])
            return [new(field, Text(element[2], element), IsPrefix: element[0].GetString()!.Equals("starts-with", StringComparison.OrdinalIgnoreCase))];

        throw PostPolicy.Invalid(
            $"Invalid condition {element.GetRawText()}. A condition is an object with a field's exact value, or a list of eq or starts-with, a field's name with a dollar sign before it, and a value; "
            + "or content-length-range with two numbers.");
    }

    private static string Text(JsonElement value, JsonElement condition) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        // success_action_status is a number in some people's policies.
        JsonValueKind.Number => value.GetRawText(),
        _ => throw PostPolicy.Invalid($"Invalid condition {condition.GetRawText()}: its value is not a string."),
    };
}
