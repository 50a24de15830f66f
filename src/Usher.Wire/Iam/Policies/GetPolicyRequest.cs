using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What GetPolicy asks.</summary>
public sealed record GetPolicyRequest
{
    /// <summary>ARN of a managed policy.</summary>
    [Length(20, 2048)]
    public required string PolicyArn { get; init; }
}
