using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What GetContextKeysForPrincipalPolicy asks.</summary>
public sealed record GetContextKeysForPrincipalPolicyRequest
{
    /// <summary>The user, group or role to simulate.</summary>
    [Length(20, 2048)]
    public required string PolicySourceArn { get; init; }

    /// <summary>Policies, as JSON.</summary>
    [Length(1, 131072, Each = true), Pattern(@"[\u0009\u000A\u000D\u0020-\u00FF]+", Each = true)]
    public IReadOnlyList<string>? PolicyInputList { get; init; }
}
