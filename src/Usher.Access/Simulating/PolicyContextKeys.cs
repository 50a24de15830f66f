using Usher.Access.Policies;

namespace Usher.Access.Simulating;

/// <summary>The condition keys that policies ask for: GetContextKeysForCustomPolicy and GetContextKeysForPrincipalPolicy.</summary>
public static class PolicyContextKeys
{
    /// <summary>Every key that the policies mention, in conditions and as variables, sorted, each once.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<PolicyDocument> policies) => throw new NotImplementedException($"{policies}");

    /// <summary>The same for policies as text.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInput: one of them is malformed.</exception>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> policyInputList) => throw new NotImplementedException($"{policyInputList}");
}
