using Usher.Access.Callers;
using Usher.Access.Policies;

namespace Usher.Access.Deciding;

/// <summary>Decides by the policies: an explicit deny first, then what allows, then what bounds.</summary>
/// <remarks>IAM User Guide, "Policy evaluation logic".</remarks>
public static class PolicyEvaluator
{
    /// <summary>Answers a question, without allocating: which statement decided is looked for only where somebody wants to know.</summary>
    public static Decision Decide(AccessRequest request)
    {
        var caller = request.Caller;
        var service = ServiceKey.Of(request.Action);
        var resourceLayer = request.NeedsResourcePolicy ? PolicyLayer.Trust : PolicyLayer.Resource;
        if (DenyingLayer(request, service, resourceLayer) is var denying and not PolicyLayer.None)
            return Decision.DeniedBy(denying);

        var isForeign = request.ResourceAccount.Length > 0 && request.ResourceAccount != caller.Account;
        var grant = ResourceGrant(request, service);
        // Nobody, and a service, have no policies of their own: the resource alone can let them in.
        if (caller.Kind is CallerKind.Anonymous or CallerKind.Service)
            return grant is Grant.None or Grant.Account ? Decision.NotAllowedBy(resourceLayer) : Decision.Allowed;
        if (grant is Grant.None && (request.NeedsResourcePolicy || isForeign))
            return Decision.NotAllowedBy(resourceLayer);
        if (caller.Kind is CallerKind.Root)
            return Decision.Allowed;

        var isGranted = !isForeign && grant is Grant.Caller or Grant.Session;
        if (!isGranted && !AnyAllows(caller.IdentityPolicies, request, service))
            return Decision.NotAllowedBy(PolicyLayer.Identity);
        // A grant to the session or user itself is not bounded within the account; one to the session's role is.
        if (!isForeign && grant is Grant.Session)
            return Decision.Allowed;
        if (caller.PermissionsBoundary is { } boundary && !Fits(boundary.Document.Allowing, request, service))
            return Decision.NotAllowedBy(PolicyLayer.Boundary);
        return caller.SessionPolicies.Count > 0 && !AnyAllows(caller.SessionPolicies, request, service)
            ? Decision.NotAllowedBy(PolicyLayer.Session)
            : Decision.Allowed;
    }

    private static PolicyLayer DenyingLayer(AccessRequest request, ulong service, PolicyLayer resourceLayer)
    {
        var caller = request.Caller;
        if (request.ResourcePolicy is { } resourcePolicy && Fits(resourcePolicy.Document.Denying, request, service))
            return resourceLayer;
        if (AnyDenies(caller.IdentityPolicies, request, service))
            return PolicyLayer.Identity;
        if (caller.PermissionsBoundary is { } boundary && Fits(boundary.Document.Denying, request, service))
            return PolicyLayer.Boundary;
        return AnyDenies(caller.SessionPolicies, request, service) ? PolicyLayer.Session : PolicyLayer.None;
    }

    private static bool AnyAllows(IReadOnlyList<NamedPolicy> policies, AccessRequest request, ulong service)
    {
        for (var i = 0; i < policies.Count; i++)
        {
            if (Fits(policies[i].Document.Allowing, request, service))
                return true;
        }

        return false;
    }

    private static bool AnyDenies(IReadOnlyList<NamedPolicy> policies, AccessRequest request, ulong service)
    {
        for (var i = 0; i < policies.Count; i++)
        {
            if (Fits(policies[i].Document.Denying, request, service))
                return true;
        }

        return false;
    }

    private static bool Fits(StatementIndex statements, AccessRequest request, ulong service)
    {
        request.Budget?.Spend(statements.MaxComparisons);
        return AnyFits(statements.About(service), request) || AnyFits(statements.AboutAll, request);
    }

    private static bool AnyFits(ReadOnlySpan<IndexedStatement> statements, AccessRequest request)
    {
        foreach (ref readonly var indexed in statements)
        {
            if (Fits(indexed, request))
                return true;
        }

        return false;
    }

    private static bool Fits(in IndexedStatement indexed, AccessRequest request) =>
        indexed.MayMatch(request.Action, request.Resource) && StatementMatch.Fits(indexed.Statement, request);

    // The strongest of what the resource's policy grants.
    private static Grant ResourceGrant(AccessRequest request, ulong service)
    {
        if (request.ResourcePolicy is not { } policy)
            return Grant.None;

        var allowing = policy.Document.Allowing;
        request.Budget?.Spend(allowing.MaxComparisons);
        return Best(allowing.AboutAll, request, Best(allowing.About(service), request, Grant.None));
    }

    private static Grant Best(ReadOnlySpan<IndexedStatement> statements, AccessRequest request, Grant best)
    {
        foreach (ref readonly var indexed in statements)
        {
            if (Fits(indexed, request) && PrincipalMatch.Of(indexed.Statement.Principal!, request.Caller) is var grant && grant > best)
                best = grant;
        }

        return best;
    }
}
