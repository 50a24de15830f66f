using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What PutGroupPolicy asks.</summary>
public sealed record PutGroupPolicyRequest
{
    /// <summary>Name of the group.</summary>
    [Length(1, 128), Pattern(@"[\w+=,.@-]+")]
    public required string GroupName { get; init; }

    /// <summary>Name of the policy.</summary>
    [Length(1, 128), Pattern(@"[\w+=,.@-]+")]
    public required string PolicyName { get; init; }

    /// <summary>The policy, as JSON.</summary>
    [Length(1, 131072), Pattern(@"[\u0009\u000A\u000D\u0020-\u00FF]+")]
    public required string PolicyDocument { get; init; }
}
