using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What TagPolicy asks.</summary>
public sealed record TagPolicyRequest
{
    /// <summary>ARN of a managed policy.</summary>
    [Length(20, 2048)]
    public required string PolicyArn { get; init; }

    /// <summary>Keys and values.</summary>
    [Length(0, 50)]
    public required IReadOnlyList<Tag> Tags { get; init; }
}
