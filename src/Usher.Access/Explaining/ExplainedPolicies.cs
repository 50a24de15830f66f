using Usher.Access.Callers;
using Usher.Access.Deciding;
using Usher.Access.Policies;

namespace Usher.Access.Explaining;

/// <summary>The policies of a request, layer by layer, in words.</summary>
/// <param name="request">What is asked.</param>
/// <param name="identityPlace">Where the caller's own policies are changed, in words.</param>
internal sealed class ExplainedPolicies(AccessRequest request, string identityPlace)
{
    private static readonly PolicyLayer[] Layers = [PolicyLayer.Resource, PolicyLayer.Identity, PolicyLayer.Boundary, PolicyLayer.Session];
    private static readonly string[] PartsByNearness = ["condition", "resource", "principal", "action"];

    public string Because(Decision decision) => decision.Outcome switch
    {
        Outcome.Allowed when Fitting(Effect.Allow) is [var allowing, ..] => $"{allowing.Policy.Where} allows it by {StatementWords.NameOf(allowing.Statement)}",
        Outcome.Allowed => "root may do everything in its own account",
        Outcome.ExplicitDeny when Fitting(Effect.Deny) is [var denying, ..] => $"{denying.Policy.Where} denies it by {StatementWords.NameOf(denying.Statement)}, and a deny outweighs every allow{StatementWords.HintOfNotPrincipal(denying.Statement, request.Caller)}",
        _ => Missing(decision.Layer) + RuleOf(decision.Layer),
    };

    private string Missing(PolicyLayer layer) => Of(layer) switch
    {
        { Count: > 0 } looked => $"no statement of {string.Join(", ", looked.Select(policy => policy.Where))} allows {request.Action} on {request.Resource}",
        _ when layer is PolicyLayer.Identity => $"{request.Caller.Role?.ToString() ?? request.Caller.Arn} has no policy, so nothing allows {request.Action} on {request.Resource}",
        _ => $"{PlaceOf(layer)} does not exist, so nothing allows {request.Action} on {request.Resource}",
    };

    // Why this policy is asked, where others may well allow it.
    private string RuleOf(PolicyLayer layer) => layer switch
    {
        PolicyLayer.Boundary => "; a permissions boundary grants nothing, but what it does not allow, no other policy can",
        PolicyLayer.Session => "; a session may do only what its role and the policy given with AssumeRole both allow",
        PolicyLayer.Trust => "; a role is assumed only by those whom its trust policy names",
        PolicyLayer.Resource when request.Caller.Kind is CallerKind.Service => "; a service has no policies of its own, so that of the resource must name it",
        PolicyLayer.Resource when request.Caller.Kind is CallerKind.Anonymous => "; nobody signed this request",
        PolicyLayer.Resource => $"; the resource belongs to account {request.ResourceAccount}, the caller to {request.Caller.Account}, and across accounts the policies of both must allow it",
        _ => "",
    };

    public IEnumerable<PolicyWord> Words() =>
        from layer in Layers
        from policy in Of(layer)
        select new PolicyWord(policy.Where, SaidBy(policy));

    public IEnumerable<NearMiss> NearMisses(PolicyLayer layer) =>
        (from policy in Of(layer)
         from statement in policy.Document.Statements
         where statement.Effect is Effect.Allow && IsOfService(statement)
         let faults = StatementWords.Faults(statement, request).ToArray()
         where faults.Length == 1
         select new NearMiss(policy.Where, StatementWords.NameOf(statement), faults[0].Part, faults[0].Why))
        .OrderBy(miss => Array.IndexOf(PartsByNearness, miss.Part));

    /// <summary>Every statement of one effect that fits, with the policy it stands in.</summary>
    public IReadOnlyList<(PolicyLayer Layer, NamedPolicy Policy, Statement Statement)> Fitting(Effect effect) =>
    [
        .. from layer in Layers
           from policy in Of(layer)
           from statement in policy.Document.Statements
           where statement.Effect == effect && StatementMatch.Fits(statement, request)
           select (layer, policy, statement),
    ];

    public string PlaceOf(PolicyLayer layer) => layer switch
    {
        PolicyLayer.Resource => request.ResourcePolicy?.Where ?? $"the policy of {request.Resource.Split('/')[0]}",
        PolicyLayer.Trust => request.ResourcePolicy?.Where ?? $"the trust policy of {request.Resource}",
        PolicyLayer.Boundary => request.Caller.PermissionsBoundary?.Where ?? "the permissions boundary",
        PolicyLayer.Session => "the session policy that was given with AssumeRole",
        _ => identityPlace,
    };

    private string SaidBy(NamedPolicy policy)
    {
        var fitting = policy.Document.Statements.Where(statement => StatementMatch.Fits(statement, request)).ToArray();
        if (fitting.FirstOrDefault(statement => statement.Effect is Effect.Deny) is { } denying)
            return $"denies it by {StatementWords.NameOf(denying)}";
        return fitting is [var allowing, ..] ? $"allows it by {StatementWords.NameOf(allowing)}" : "says nothing about it";
    }

    // A statement about another service is no near miss, whatever else of it fits.
    private bool IsOfService(Statement statement) => statement.Action.IsNegated
        || statement.Action.Patterns.Any(pattern => pattern.Text == "*" || ServiceKey.Of(pattern.Text) == ServiceKey.Of(request.Action));

    private IReadOnlyList<NamedPolicy> Of(PolicyLayer layer) => layer switch
    {
        PolicyLayer.Identity => request.Caller.IdentityPolicies,
        PolicyLayer.Resource or PolicyLayer.Trust => request.ResourcePolicy is { } policy ? [policy] : [],
        PolicyLayer.Boundary => request.Caller.PermissionsBoundary is { } boundary ? [boundary] : [],
        PolicyLayer.Session => request.Caller.SessionPolicies,
        _ => [],
    };
}
