using Usher.Access.Deciding;
using Usher.Access.Policies;

namespace Usher.Access.Explaining;

/// <summary>The smallest change for what refuses a request, and the request as it is after it.</summary>
internal static class Repair
{
    // Each round mends one layer, and there are no more than these.
    private const int MaxRounds = 8;

    /// <summary>All changes that are needed. Mending one layer may show the next that refuses: each change is made before the next is looked for.</summary>
    public static (IReadOnlyList<Fix> Fixes, AccessRequest Repaired) Of(AccessRequest request, string identityPlace)
    {
        var fixes = new List<Fix>();
        for (var round = 0; round < MaxRounds && PolicyEvaluator.Decide(request) is { IsAllowed: false } decision; round++)
        {
            var policies = new ExplainedPolicies(request, identityPlace);
            if (decision.Outcome is Outcome.ExplicitDeny)
            {
                var denying = policies.Fitting(Effect.Deny);
                fixes.AddRange(denying.Select(one => new Fix(one.Policy.Where, $"Remove or narrow {StatementWords.NameOf(one.Statement)} of {one.Policy.Where}: no other statement can outweigh it.", null)));
                request = Without(request, [.. denying.Select(one => one.Statement)]);
            }
            else
            {
                var place = policies.PlaceOf(decision.Layer);
                var statement = StatementToAdd.For(request, decision.Layer);
                fixes.Add(new(place, $"Add this statement to {place}.", statement));
                request = With(request, decision.Layer, statement);
            }
        }

        return (fixes, request);
    }

    private static AccessRequest With(AccessRequest request, PolicyLayer layer, string statement)
    {
        var caller = request.Caller;
        return layer switch
        {
            PolicyLayer.Trust => request with { ResourcePolicy = Joined(request.ResourcePolicy, statement, PolicyKind.Trust) },
            PolicyLayer.Resource => request with { ResourcePolicy = Joined(request.ResourcePolicy, statement, PolicyKind.Resource) },
            PolicyLayer.Boundary => request with { Caller = caller with { PermissionsBoundary = Joined(caller.PermissionsBoundary, statement, PolicyKind.Identity) } },
            PolicyLayer.Session => request with { Caller = caller with { SessionPolicies = [.. caller.SessionPolicies, Joined(null, statement, PolicyKind.Identity)] } },
            _ => request with { Caller = caller with { IdentityPolicies = [.. caller.IdentityPolicies, Joined(null, statement, PolicyKind.Identity)] } },
        };
    }

    private static NamedPolicy Joined(NamedPolicy? policy, string statement, PolicyKind kind)
    {
        var version = policy is { Document.HasVariables: false } ? "2008-10-17" : "2012-10-17";
        var added = PolicyDocument.Parse($$"""{ "Version": "{{version}}", "Statement": {{statement}} }""", kind);
        return policy is null
            ? new("Fix", "the statement to add", added)
            : policy with { Document = new(policy.Document.Text, policy.Document.HasVariables, policy.Document.Id, [.. policy.Document.Statements, .. added.Statements]) };
    }

    private static AccessRequest Without(AccessRequest request, HashSet<Statement> statements)
    {
        var caller = request.Caller;
        return request with
        {
            ResourcePolicy = request.ResourcePolicy is { } resource ? Without(resource) : null,
            Caller = caller with
            {
                IdentityPolicies = [.. caller.IdentityPolicies.Select(Without)],
                PermissionsBoundary = caller.PermissionsBoundary is { } boundary ? Without(boundary) : null,
                SessionPolicies = [.. caller.SessionPolicies.Select(Without)],
            },
        };

        NamedPolicy Without(NamedPolicy policy) => policy with
        {
            Document = new(policy.Document.Text, policy.Document.HasVariables, policy.Document.Id, [.. policy.Document.Statements.Where(statement => !statements.Contains(statement))]),
        };
    }
}
