using Usher.Access.Policies;

namespace Usher.Access.Deciding;

/// <summary>Whether a statement is about a request.</summary>
internal static class StatementMatch
{
    public static bool Fits(Statement statement, AccessRequest request) =>
        FitsAction(statement, request)
        && FitsResource(statement, request)
        && FitsPrincipal(statement, request)
        && FitsConditions(statement, request);

    public static bool FitsAction(Statement statement, AccessRequest request) => Fits(statement.Action, request.Action, ignoreCase: true, statement.Effect, request);

    public static bool FitsResource(Statement statement, AccessRequest request) =>
        statement.Resource is not { } resource || Fits(resource, request.Resource, ignoreCase: false, statement.Effect, request);

    public static bool FitsPrincipal(Statement statement, AccessRequest request) => statement switch
    {
        { Principal: null } => true,
        { Principal: { IsNegated: true } named, Effect: Effect.Deny } => !PrincipalMatch.IsLeftOut(named, request.Caller),
        { Principal: var named } => PrincipalMatch.Of(named, request.Caller) is not Grant.None,
    };

    public static bool FitsConditions(Statement statement, AccessRequest request)
    {
        foreach (var condition in statement.Conditions)
        {
            if (!ConditionMatch.Holds(condition, statement.Effect, request))
                return false;
        }

        return true;
    }

    // A variable without a value may not widen what is allowed: "any attempt to match it fails and causes the statement to be invalid" (IAM User Guide, "IAM policy elements:
    // Variables and tags"). A statement that denies all but what the variable names goes on denying.
    private static bool Fits(PatternElement element, string value, bool ignoreCase, Effect effect, AccessRequest request)
    {
        foreach (var pattern in element.Patterns)
        {
            if (pattern.Matches(value, ignoreCase, request))
                return !element.IsNegated;
        }

        return element.IsNegated && (effect is Effect.Deny || element.IsResolved(request));
    }
}
