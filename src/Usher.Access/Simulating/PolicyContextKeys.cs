using Usher.Access.Policies;
using Usher.Wire.Errors;

namespace Usher.Access.Simulating;

/// <summary>The condition keys that policies ask for: GetContextKeysForCustomPolicy and GetContextKeysForPrincipalPolicy.</summary>
public static class PolicyContextKeys
{
    /// <summary>Every key that the policies mention, in conditions and as variables, sorted, each once.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<PolicyDocument> policies) =>
        [.. policies.SelectMany(policy => policy.Statements).SelectMany(Of).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];

    /// <summary>The same for policies as text.</summary>
    /// <exception cref="AwsException">InvalidInput: one of them is malformed.</exception>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> policyInputList) => Of(policyInputList.Select(SimulatedPolicies.ParseIdentity));

    internal static IEnumerable<string> Of(Statement statement) =>
    [
        .. statement.Conditions.Select(condition => condition.Key),
        .. statement.Conditions.SelectMany(condition => condition.Values).SelectMany(value => value.Variables),
        .. (statement.Resource?.Patterns ?? []).SelectMany(resource => resource.Variables),
    ];
}
