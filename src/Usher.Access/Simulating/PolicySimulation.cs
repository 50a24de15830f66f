using System.Globalization;
using Usher.Access.Callers;
using Usher.Access.Deciding;
using Usher.Wire.Arns;
using Usher.Wire.Errors;

namespace Usher.Access.Simulating;

/// <summary>Answers what policies would decide, without doing anything.</summary>
/// <remarks>IAM API reference, SimulateCustomPolicy, SimulatePrincipalPolicy, EvaluationResult.</remarks>
public static class PolicySimulation
{
    /// <summary>Simulates the policies of the input and no others.</summary>
    /// <exception cref="AwsException">InvalidInput: a policy, an ARN, a context entry, MaxItems or Marker is wrong.</exception>
    public static SimulationPage OfCustomPolicy(SimulationInput input)
    {
        var named = CallerOf(input) ?? new Caller { Kind = CallerKind.User, Account = "", Arn = "" };
        return Run(input, named with { IdentityPolicies = [.. SimulatedPolicies.Identity(input.PolicyInputList, "PolicyInputList")] });
    }

    /// <summary>Simulates the policies of a user, group or role, and those of the input besides.</summary>
    /// <param name="input">What is asked.</param>
    /// <param name="source">The principal with its policies; for a group a caller with the group's ARN and policies.</param>
    /// <exception cref="AwsException">InvalidInput: as for a custom policy, or a resource policy without a user to name.</exception>
    public static SimulationPage OfPrincipal(SimulationInput input, Caller source)
    {
        var excluded = input.PolicyExclusionList.Select(name => name[(name.LastIndexOf('/') + 1)..]).ToHashSet(StringComparer.Ordinal);
        var own = source.IdentityPolicies.Where(policy => !excluded.Contains(policy.Id));
        var named = CallerOf(input);
        if (input.ResourcePolicy is not null && named is null && source.Kind is not CallerKind.User)
            throw Invalid("CallerArn is missing. A resource policy names users: give the ARN of the one to simulate, such as arn:aws:iam::123456789012:user/name");

        // The resource's policy is about the caller; the policies and the bound stay those of the principal.
        var asker = named is null ? source : source with { Kind = named.Kind, Arn = named.Arn, Account = named.Account, UserName = named.UserName };
        return Run(input, asker with { IdentityPolicies = [.. own, .. SimulatedPolicies.Identity(input.PolicyInputList, "PolicyInputList")] });
    }

    private static SimulationPage Run(SimulationInput input, Caller caller)
    {
        if (input.MaxItems is < 1 or > SimulationInput.MostItems)
            throw Invalid($"MaxItems is {input.MaxItems}; 1 to {SimulationInput.MostItems} are allowed");
        if (input.ActionNames.Count == 0)
            throw Invalid("ActionNames is empty; give one at least, such as s3:GetObject");
        if (input.ActionNames.FirstOrDefault(action => action.Split(':') is not [{ Length: > 0 }, { Length: > 0 }] || action.Contains('*', StringComparison.Ordinal)) is { } wrong)
            throw Invalid($"Invalid Entity action {wrong}; an action without wildcards is allowed, such as s3:GetObject");
        if (input.ResourceArns.FirstOrDefault(resource => resource != "*" && !Arn.TryParse(resource, out _)) is { } noArn)
            throw Invalid($"Invalid Entity Arn: {noArn}; ARNs such as arn:aws:s3:::bucket/key are allowed, and *");
        if (input.PermissionsBoundaryPolicyInputList.Count > 1)
            throw Invalid($"{input.PermissionsBoundaryPolicyInputList.Count} policies came in PermissionsBoundaryPolicyInputList; one is allowed");

        if (input.PermissionsBoundaryPolicyInputList is [var bound])
            caller = caller with { PermissionsBoundary = SimulatedPolicies.Identity([bound], "PermissionsBoundaryPolicyInputList").Single() };
        var question = new AccessRequest(caller, "", "")
        {
            ResourcePolicy = input.ResourcePolicy is { } text ? SimulatedPolicies.Resource(text) : null,
            ResourceAccount = input.ResourceOwner is { } owner ? AccountOf(owner) : "",
            Context = ContextKeys.Of(input.ContextEntries.Select(entry => KeyValuePair.Create(entry.ContextKeyName, entry.ContextKeyValues))),
        };
        var resources = input.ResourceArns.Count > 0 ? input.ResourceArns : ["*"];
        return Page(input, [.. input.Form is SimulationForm.Pairs ? ByPair(input, question, resources) : ByAction(input, question, resources)]);
    }

    private static IEnumerable<EvaluationResult> ByPair(SimulationInput input, AccessRequest question, IReadOnlyList<string> resources) =>
        from action in input.ActionNames
        from resource in resources
        let simulated = new SimulatedDecision(question with { Action = action, Resource = resource })
        let one = simulated.OfResource()
        select new EvaluationResult
        {
            EvalActionName = action,
            EvalResourceName = resource,
            EvalDecision = one.EvalResourceDecision,
            MatchedStatements = one.MatchedStatements,
            MissingContextValues = one.MissingContextValues,
            AllowedByPermissionsBoundary = one.AllowedByPermissionsBoundary,
            EvalDecisionDetails = one.EvalDecisionDetails,
            ResourceSpecificResults = resource == "*" ? [] : [one],
        };

    private static IEnumerable<EvaluationResult> ByAction(SimulationInput input, AccessRequest question, IReadOnlyList<string> resources)
    {
        foreach (var action in input.ActionNames)
        {
            var all = resources.Select(resource => new SimulatedDecision(question with { Action = action, Resource = resource })).ToArray();
            var worst = all.MinBy(decision => decision.Outcome)!.OfResource();
            var isNamed = input.ResourceArns.Count > 0;
            yield return new()
            {
                EvalActionName = action,
                EvalResourceName = isNamed ? ResourceTemplates.Of(action) : "*",
                EvalDecision = worst.EvalResourceDecision,
                MatchedStatements = worst.MatchedStatements,
                MissingContextValues = isNamed ? [] : worst.MissingContextValues,
                AllowedByPermissionsBoundary = worst.AllowedByPermissionsBoundary,
                EvalDecisionDetails = isNamed ? worst.EvalDecisionDetails : null,
                ResourceSpecificResults = isNamed ? [.. all.Select(decision => decision.OfResource())] : [],
            };
        }
    }

    private static SimulationPage Page(SimulationInput input, IReadOnlyList<EvaluationResult> all)
    {
        var first = 0;
        if (input.Marker is { } marker && (!int.TryParse(marker, NumberStyles.None, CultureInfo.InvariantCulture, out first) || first >= all.Count))
            throw Invalid($"Marker is '{marker}'; the one that the answer before gave is allowed, with the same question");

        var results = all.Skip(first).Take(input.MaxItems).ToArray();
        var isTruncated = first + results.Length < all.Count;
        return new(results, isTruncated, isTruncated ? (first + results.Length).ToString(CultureInfo.InvariantCulture) : null);
    }

    private static Caller? CallerOf(SimulationInput input)
    {
        if (input.CallerArn is not { } text)
            return null;
        return Arn.TryParse(text, out var arn) && arn.Service == "iam" && arn.Resource.StartsWith("user/", StringComparison.Ordinal)
            ? new Caller { Kind = CallerKind.User, Account = arn.Account, Arn = text, UserName = arn.Resource[(arn.Resource.LastIndexOf('/') + 1)..] }
            : throw Invalid($"CallerArn is '{text}'; the ARN of a user is allowed, such as arn:aws:iam::123456789012:user/name");
    }

    private static string AccountOf(string owner) =>
        Arn.TryParse(owner, out var arn) ? arn.Account : owner.Length == 12 && owner.All(char.IsAsciiDigit) ? owner : throw Invalid($"ResourceOwner is '{owner}'; an account is allowed, as arn:aws:iam::123456789012:root");

    private static AwsException Invalid(string message) => new("InvalidInput", message + ".");
}
