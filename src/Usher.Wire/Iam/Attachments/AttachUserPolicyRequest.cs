using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What AttachUserPolicy asks.</summary>
public sealed record AttachUserPolicyRequest
{
    /// <summary>Name of the user.</summary>
    [Length(1, 64), Pattern(@"[\w+=,.@-]+")]
    public required string UserName { get; init; }

    /// <summary>ARN of a managed policy.</summary>
    [Length(20, 2048)]
    public required string PolicyArn { get; init; }
}
