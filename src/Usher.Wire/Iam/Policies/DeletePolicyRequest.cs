using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What DeletePolicy asks.</summary>
public sealed record DeletePolicyRequest
{
    /// <summary>ARN of a managed policy.</summary>
    [Length(20, 2048)]
    public required string PolicyArn { get; init; }
}
