using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What AttachGroupPolicy asks.</summary>
public sealed record AttachGroupPolicyRequest
{
    /// <summary>Name of the group.</summary>
    [Length(1, 128), Pattern(@"[\w+=,.@-]+")]
    public required string GroupName { get; init; }

    /// <summary>ARN of a managed policy.</summary>
    [Length(20, 2048)]
    public required string PolicyArn { get; init; }
}
