namespace Usher.Wire.Iam;

/// <summary>What GetContextKeysForCustomPolicy and GetContextKeysForPrincipalPolicy answer.</summary>
public sealed record GetContextKeysForPolicyResponse
{
    /// <summary>Condition keys that the policies ask for.</summary>
    public IReadOnlyList<string>? ContextKeyNames { get; init; }
}
