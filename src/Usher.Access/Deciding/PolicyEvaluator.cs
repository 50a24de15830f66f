using Usher.Access.Callers;
using Usher.Access.Policies;

namespace Usher.Access.Deciding;

/// <summary>Decides by the policies: an explicit deny first, then what allows, then what bounds.</summary>
/// <remarks>IAM User Guide, "Policy evaluation logic".</remarks>
public static class PolicyEvaluator
{
    /// <summary>Answers a question.</summary>
    public static Decision Decide(AccessRequest request)
    {
        var caller = request.Caller;
        if (DenyingLayer(request) is { } denying)
            return new(Outcome.ExplicitDeny, denying);

        var isForeign = request.ResourceAccount.Length > 0 && request.ResourceAccount != caller.Account;
        var grant = ResourceGrant(request);
        var resourceLayer = request.NeedsResourcePolicy ? PolicyLayer.Trust : PolicyLayer.Resource;
        // Nobody, and a service, have no policies of their own: the resource alone can let them in.
        if (caller.Kind is CallerKind.Anonymous or CallerKind.Service)
            return grant is Grant.None or Grant.Account ? new(Outcome.ImplicitDeny, resourceLayer) : new(Outcome.Allowed);
        if (grant is Grant.None && (request.NeedsResourcePolicy || isForeign))
            return new(Outcome.ImplicitDeny, resourceLayer);
        if (caller.Kind is CallerKind.Root)
            return new(Outcome.Allowed);

        var isGranted = !isForeign && grant is Grant.Caller or Grant.Session;
        if (!isGranted && !Allows(caller.IdentityPolicies, request))
            return new(Outcome.ImplicitDeny, PolicyLayer.Identity);
        // A grant to the session or user itself is not bounded within the account; one to the session's role is.
        if (!isForeign && grant is Grant.Session)
            return new(Outcome.Allowed);
        if (caller.PermissionsBoundary is { } boundary && !Allows([boundary], request))
            return new(Outcome.ImplicitDeny, PolicyLayer.Boundary);
        return caller.SessionPolicies.Count > 0 && !Allows(caller.SessionPolicies, request)
            ? new(Outcome.ImplicitDeny, PolicyLayer.Session)
            : new(Outcome.Allowed);
    }

    private static PolicyLayer? DenyingLayer(AccessRequest request)
    {
        var caller = request.Caller;
        if (request.ResourcePolicy is { } resourcePolicy && Has(resourcePolicy, Effect.Deny, request))
            return request.NeedsResourcePolicy ? PolicyLayer.Trust : PolicyLayer.Resource;
        if (HasAny(caller.IdentityPolicies, Effect.Deny, request))
            return PolicyLayer.Identity;
        if (caller.PermissionsBoundary is { } boundary && Has(boundary, Effect.Deny, request))
            return PolicyLayer.Boundary;
        return HasAny(caller.SessionPolicies, Effect.Deny, request) ? PolicyLayer.Session : null;
    }

    private static bool Allows(IReadOnlyList<NamedPolicy> policies, AccessRequest request) => HasAny(policies, Effect.Allow, request);

    private static bool HasAny(IReadOnlyList<NamedPolicy> policies, Effect effect, AccessRequest request)
    {
        for (var i = 0; i < policies.Count; i++)
        {
            if (Has(policies[i], effect, request))
                return true;
        }

        return false;
    }

    private static bool Has(NamedPolicy policy, Effect effect, AccessRequest request)
    {
        foreach (var statement in effect is Effect.Allow ? policy.Document.Allowing : policy.Document.Denying)
        {
            if (StatementMatch.Fits(statement, request))
                return true;
        }

        return false;
    }

    // The strongest of what the resource's policy grants.
    private static Grant ResourceGrant(AccessRequest request)
    {
        var best = Grant.None;
        foreach (var statement in request.ResourcePolicy?.Document.Allowing ?? [])
        {
            if (StatementMatch.Fits(statement, request) && PrincipalMatch.Of(statement.Principal!, request.Caller) is var grant && grant > best)
                best = grant;
        }

        return best;
    }
}
