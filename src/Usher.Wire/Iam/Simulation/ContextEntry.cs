using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>A condition key of a simulated request.</summary>
public sealed record ContextEntry
{
    /// <summary>Such as <c>aws:SourceIp</c>.</summary>
    [Length(5, 256)]
    public string? ContextKeyName { get; init; }

    /// <summary>One value, or several where the type is a list.</summary>
    public IReadOnlyList<string>? ContextKeyValues { get; init; }

    /// <summary>Type of the values.</summary>
    [OneOf("string", "stringList", "numeric", "numericList", "boolean", "booleanList", "ip", "ipList", "binary", "binaryList", "date", "dateList")]
    public string? ContextKeyType { get; init; }
}
