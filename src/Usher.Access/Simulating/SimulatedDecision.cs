using Usher.Access.Deciding;
using Usher.Access.Policies;

namespace Usher.Access.Simulating;

/// <summary>One action on one resource, decided, with the statements that decided it.</summary>
/// <param name="request">The question.</param>
/// <param name="keys">From <see cref="KeysOf"/>: the same for every action and resource.</param>
internal sealed class SimulatedDecision(AccessRequest request, IReadOnlyList<string> keys)
{
    // What is told of a statement or a key costs more than what is looked at: it is written into the answer.
    private const int StepsToTell = 500;

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

    /// <summary>The condition keys that the policies of a question mention, sorted, each once.</summary>
    public static IReadOnlyList<string> KeysOf(AccessRequest request) => PolicyContextKeys.Of(Policies(request).Select(policy => policy.Document));

    private IEnumerable<string> Missing()
    {
        foreach (var key in keys.Where(key => request.ValuesOf(key) is null))
        {
            request.Budget?.Spend(StepsToTell);
            yield return key;
        }
    }

    private static IEnumerable<NamedPolicy> Policies(AccessRequest request) =>
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

    private IEnumerable<Statement> Fits(NamedPolicy policy, Effect effect)
    {
        request.Budget?.Spend(effect is Effect.Allow ? policy.Document.Allowing.MaxComparisons : policy.Document.Denying.MaxComparisons);
        return policy.Document.Statements.Where(statement => statement.Effect == effect && StatementMatch.Fits(statement, request));
    }

    private SimulatedStatement Of(NamedPolicy policy, Statement statement, string type)
    {
        request.Budget?.Spend(StepsToTell);
        return new(policy.Id, type, statement.Start, statement.End);
    }

    private static string NameOf(Outcome outcome) => outcome switch
    {
        Outcome.Allowed => "allowed",
        Outcome.ExplicitDeny => "explicitDeny",
        _ => "implicitDeny",
    };
}
