using Usher.Access.Deciding;
using Usher.Access.Policies;

namespace Usher.Access.Simulating;

/// <summary>One action on one resource, decided, with the statements that decided it.</summary>
internal sealed class SimulatedDecision(AccessRequest request)
{
    private readonly Decision _decision = PolicyEvaluator.Decide(request);

    public Outcome Outcome => _decision.Outcome;

    public ResourceSpecificResult OfResource() => new()
    {
        EvalResourceName = request.Resource,
        EvalResourceDecision = NameOf(Outcome),
        MatchedStatements = Outcome switch
        {
            Outcome.ExplicitDeny => [.. Matched(Effect.Deny)],
            Outcome.Allowed => [.. Matched(Effect.Allow)],
            _ => [],
        },
        MissingContextValues = [.. Missing()],
        AllowedByPermissionsBoundary = request.Caller.PermissionsBoundary is { } boundary
            ? Fits(boundary, Effect.Allow).Any() && !Fits(boundary, Effect.Deny).Any()
            : null,
        EvalDecisionDetails = request.ResourceAccount.Length > 0 && request.ResourceAccount != request.Caller.Account ? AcrossAccounts() : new Dictionary<string, string>(),
    };

    private IEnumerable<SimulatedStatement> Matched(Effect effect) =>
    [
        .. request.Caller.IdentityPolicies.SelectMany(policy => Fits(policy, effect).Select(statement => Of(policy, statement, "IAM Policy"))),
        .. (request.ResourcePolicy is { } resource ? Fits(resource, effect).Select(statement => Of(resource, statement, "Resource Policy")) : []),
        .. (effect is Effect.Deny && request.Caller.PermissionsBoundary is { } boundary ? Fits(boundary, effect).Select(statement => Of(boundary, statement, "Permissions Boundary Policy")) : []),
    ];

    private IEnumerable<string> Missing() => Policies()
        .SelectMany(policy => policy.Document.Statements)
        .SelectMany(PolicyContextKeys.Of)
        .Where(key => request.ValuesOf(key) is null)
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Order(StringComparer.Ordinal);

    private IEnumerable<NamedPolicy> Policies() =>
        [.. request.Caller.IdentityPolicies, .. request.ResourcePolicy is { } resource ? [resource] : Array.Empty<NamedPolicy>(), .. request.Caller.PermissionsBoundary is { } boundary ? [boundary] : Array.Empty<NamedPolicy>()];

    private Dictionary<string, string> AcrossAccounts()
    {
        var details = new Dictionary<string, string> { ["IAM Policy"] = NameOf(OutcomeOf(request.Caller.IdentityPolicies)) };
        details["Resource Policy"] = NameOf(OutcomeOf(request.ResourcePolicy is { } resource ? [resource] : []));
        if (request.Caller.PermissionsBoundary is { } boundary)
            details["Permissions Boundary Policy"] = NameOf(OutcomeOf([boundary]));
        return details;
    }

    private Outcome OutcomeOf(IReadOnlyList<NamedPolicy> policies) =>
        policies.Any(policy => Fits(policy, Effect.Deny).Any()) ? Outcome.ExplicitDeny
        : policies.Any(policy => Fits(policy, Effect.Allow).Any()) ? Outcome.Allowed
        : Outcome.ImplicitDeny;

    private IEnumerable<Statement> Fits(NamedPolicy policy, Effect effect) =>
        policy.Document.Statements.Where(statement => statement.Effect == effect && StatementMatch.Fits(statement, request));

    private static SimulatedStatement Of(NamedPolicy policy, Statement statement, string type) => new(policy.Id, type, statement.Start, statement.End);

    private static string NameOf(Outcome outcome) => outcome switch
    {
        Outcome.Allowed => "allowed",
        Outcome.ExplicitDeny => "explicitDeny",
        _ => "implicitDeny",
    };
}
