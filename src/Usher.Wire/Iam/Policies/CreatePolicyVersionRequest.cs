using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What CreatePolicyVersion asks.</summary>
public sealed record CreatePolicyVersionRequest
{
    /// <summary>ARN of a managed policy.</summary>
    [Length(20, 2048)]
    public required string PolicyArn { get; init; }

    /// <summary>The policy, as JSON.</summary>
    [Length(1, 131072), Pattern(@"[\u0009\u000A\u000D\u0020-\u00FF]+")]
    public required string PolicyDocument { get; init; }

    /// <summary>Whether to put it in force at once.</summary>
    public bool? SetAsDefault { get; init; }
}
