using Usher.Wire.Shapes;

namespace Usher.Wire.Iam;

/// <summary>What GetContextKeysForCustomPolicy asks.</summary>
public sealed record GetContextKeysForCustomPolicyRequest
{
    /// <summary>Policies, as JSON.</summary>
    [Length(1, 131072, Each = true), Pattern(@"[\u0009\u000A\u000D\u0020-\u00FF]+", Each = true)]
    public required IReadOnlyList<string> PolicyInputList { get; init; }
}
