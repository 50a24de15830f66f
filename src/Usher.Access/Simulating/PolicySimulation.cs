using System.Globalization;
using Usher.Access.Callers;
using Usher.Access.Deciding;
using Usher.Access.Policies;
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
        var named = CallerOf(input);
        if (input.ResourcePolicy is not null && named is null)
            throw NoCaller();
        return Run(input, (named ?? new Caller { Kind = CallerKind.User, Account = "", Arn = "" }) with { IdentityPolicies = [.. SimulatedPolicies.Identity(input.PolicyInputList, "PolicyInputList")] });
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
            throw NoCaller();

        // The resource's policy is about the caller; the policies and the bound stay those of the principal.
        var asker = named is null ? source : source with { Kind = named.Kind, Arn = named.Arn, Account = named.Account, UserName = named.UserName };
        return Run(input, asker with { IdentityPolicies = [.. own, .. SimulatedPolicies.Identity(input.PolicyInputList, "PolicyInputList")] });
    }

    private static SimulationPage Run(SimulationInput input, Caller caller)
    {
        if (input.MaxItems is < 1 or > SimulationInput.MaxItemsLimit)
            throw Invalid($"MaxItems is {input.MaxItems}; 1 to {SimulationInput.MaxItemsLimit} are allowed");
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
            Context = SimulatedContext.Of(input.ContextEntries),
            Budget = new(SimulationInput.MaxSteps, input.Stop),
        };
        var keys = SimulatedDecision.KeysOf(question);
        var resources = input.ResourceArns.Count > 0 ? input.ResourceArns : ["*"];
        try
        {
            return input.Form is SimulationForm.Pairs
                ? Page(input, question.Budget, (long)input.ActionNames.Count * resources.Count, at => OfPair(question, keys, input.ActionNames[(int)(at / resources.Count)], resources[(int)(at % resources.Count)], input.ResourceArns.Count > 0))
                : Page(input, question.Budget, input.ActionNames.Count, at => OfAction(question, keys, input.ActionNames[(int)at], resources, input.ResourceArns.Count > 0));
        }
        catch (StepBudgetException error)
        {
            throw Invalid($"{error.Message.TrimEnd('.')} for one result; ask about fewer resources at once, or with fewer and shorter statements and context values");
        }
    }

    private static EvaluationResult OfPair(AccessRequest question, IReadOnlyList<string> keys, string action, string resource, bool isNamed)
    {
        var one = new SimulatedDecision(question with { Action = action, Resource = resource }, keys).OfResource();
        return Top(action, resource, one, isNamed ? [one] : []);
    }

    private static EvaluationResult OfAction(AccessRequest question, IReadOnlyList<string> keys, string action, IReadOnlyList<string> resources, bool isNamed)
    {
        var all = resources.Select(resource => new SimulatedDecision(question with { Action = action, Resource = resource }, keys)).ToArray();
        var worst = all.MinBy(decision => decision.Outcome)!.OfResource();
        return Top(action, isNamed ? ResourceTemplates.Of(action) : "*", worst, isNamed ? [.. all.Select(decision => decision.OfResource())] : []);
    }

    // Where resources were named, keys that are missing are told with them alone; where none was, the details by kind of policy are left out.
    private static EvaluationResult Top(string action, string resource, ResourceSpecificResult its, ResourceSpecificResult[] byResource) => new()
    {
        EvalActionName = action,
        EvalResourceName = resource,
        EvalDecision = its.EvalResourceDecision,
        MatchedStatements = its.MatchedStatements,
        MissingContextValues = byResource.Length > 0 ? [] : its.MissingContextValues,
        AllowedByPermissionsBoundary = its.AllowedByPermissionsBoundary,
        EvalDecisionDetails = byResource.Length > 0 ? its.EvalDecisionDetails : null,
        ResourceSpecificResults = byResource,
    };

    // Only what is given is decided: a question may name a thousand actions on a thousand resources, and thousands of statements about them.
    private static SimulationPage Page(SimulationInput input, StepBudget budget, long count, Func<long, EvaluationResult> resultAt)
    {
        var first = 0L;
        if (input.Marker is { } marker && (!long.TryParse(marker, NumberStyles.None, CultureInfo.InvariantCulture, out first) || first >= count))
            throw Invalid($"Marker is '{marker}'; the one that the answer before gave is allowed, with the same question");

        var last = Math.Min(first + input.MaxItems, count);
        var results = new List<EvaluationResult>();
        var next = first;
        while (next < last && (next == first || budget.Spent < SimulationInput.StepsOfPage) && ResultAt(next) is { } result)
        {
            results.Add(result);
            next++;
        }

        return new(results, next < count, next < count ? next.ToString(CultureInfo.InvariantCulture) : null);

        // Null where the steps that are left do not suffice: the next page begins with this result, and has all of them for it.
        EvaluationResult? ResultAt(long at)
        {
            try
            {
                return resultAt(at);
            }
            catch (StepBudgetException) when (at > first)
            {
                return null;
            }
        }
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

    private static AwsException NoCaller() =>
        Invalid("CallerArn is missing. A resource policy names users: give the ARN of the one to simulate, such as arn:aws:iam::123456789012:user/name");

    private static AwsException Invalid(string message) => new("InvalidInput", message + ".");
}
