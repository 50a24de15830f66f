using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What PutUserPolicy asks.</summary>
public sealed record PutUserPolicyRequest
{
    /// <summary>Name of the user.</summary>
    [Length(1, 128), Pattern(@"[\w+=,.@-]+")]
    public required string UserName { get; init; }

    /// <summary>Name of the policy.</summary>
    [Length(1, 128), Pattern(@"[\w+=,.@-]+")]
    public required string PolicyName { get; init; }

    /// <summary>The policy, as JSON.</summary>
    [Length(1, 131072), Pattern(@"[\u0009\u000A\u000D\u0020-\u00FF]+")]
    public required string PolicyDocument { get; init; }
}
