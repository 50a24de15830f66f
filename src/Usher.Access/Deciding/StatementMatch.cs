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

    public static bool FitsAction(Statement statement, AccessRequest request) => Fits(statement.Action, request.Action, ignoreCase: true, request);

    public static bool FitsResource(Statement statement, AccessRequest request) =>
        statement.Resource is not { } resource || Fits(resource, request.Resource, ignoreCase: false, request);

    public static bool FitsPrincipal(Statement statement, AccessRequest request) =>
        statement.Principal is not { } principal || PrincipalMatch.Of(principal, request.Caller) is not Grant.None;

    public static bool FitsConditions(Statement statement, AccessRequest request)
    {
        foreach (var condition in statement.Conditions)
        {
            if (!ConditionMatch.Holds(condition, request))
                return false;
        }

        return true;
    }

    private static bool Fits(PatternElement element, string value, bool ignoreCase, AccessRequest request)
    {
        foreach (var pattern in element.Patterns)
        {
            if (pattern.Matches(value, ignoreCase, request))
                return !element.IsNegated;
        }

        return element.IsNegated;
    }
}
