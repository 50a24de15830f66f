using Usher.Access.Callers;
using Usher.Access.Deciding;
using Usher.Access.Identities;
using Usher.Access.Policies;

namespace Usher.Access.Explaining;

/// <summary>Statements in words: what they are called, and why they do not fit a request.</summary>
internal static class StatementWords
{
    public static string NameOf(Statement statement) => statement.Sid is { Length: > 0 } sid
        ? $"statement '{sid}' (line {statement.Start.Line}, column {statement.Start.Column})"
        : $"the statement at line {statement.Start.Line}, column {statement.Start.Column}";

    /// <summary>The parts that do not fit, each with its reason. All conditions are one part: who mends one mends the others with it.</summary>
    public static IEnumerable<(string Part, string Why)> Faults(Statement statement, AccessRequest request)
    {
        var conditions = statement.Conditions.Where(condition => !ConditionMatch.Holds(condition, statement.Effect, request)).Select(condition => Fault(condition, request)).ToArray();
        if (conditions.Length > 0)
            yield return ("condition", string.Join("; ", conditions));
        if (statement.Resource is { } resource && !StatementMatch.FitsResource(statement, request))
            yield return ("resource", $"it is about {Wanted("resources", resource)}, not {request.Resource}{Hint(resource, request)}");
        if (statement.Principal is { } principal && !StatementMatch.FitsPrincipal(statement, request))
            yield return ("principal", $"it is for {(principal.IsNegated ? "all but " : "")}{string.Join(", ", principal.Principals.Select(one => one.Name))}, not {request.Caller.Arn}");
        if (!StatementMatch.FitsAction(statement, request))
            yield return ("action", $"it is about {Wanted("actions", statement.Action)}, not {request.Action}");
    }

    /// <summary>What a Deny with NotPrincipal has to name to leave a caller out; empty for other statements.</summary>
    public static string HintOfNotPrincipal(Statement statement, Caller caller) => (statement, caller) switch
    {
        ({ Effect: Effect.Deny, Principal.IsNegated: true }, { PermissionsBoundary: not null }) => "; with NotPrincipal it denies everybody who has a permissions boundary, whatever it names",
        ({ Effect: Effect.Deny, Principal.IsNegated: true }, { Kind: CallerKind.User }) => $"; with NotPrincipal it leaves out only those whom it names, and of a user both {caller.Arn} and {IamArns.Root(caller.Account)}",
        ({ Effect: Effect.Deny, Principal.IsNegated: true }, { Kind: CallerKind.AssumedRole, Role: { } role }) =>
            $"; with NotPrincipal it leaves out only those whom it names, and of a role's session {caller.Arn}, {role} and {IamArns.Root(caller.Account)}",
        ({ Effect: Effect.Deny, Principal.IsNegated: true }, _) => "; with NotPrincipal it leaves out only those whom it names",
        _ => "",
    };

    private static string Fault(Condition condition, AccessRequest request)
    {
        var wanted = string.Join(" or ", condition.Values.Select(value => $"'{value.Text}'"));
        var came = request.ValuesOf(condition.Key) is { Count: > 0 } values ? string.Join(", ", values.Select(value => $"'{value}'")) : "nothing: the request has no such key";
        return $"its condition {condition.Operator.Name} wants {condition.Key} to be {wanted}; it got {came}";
    }

    // What is forgotten most: ListBucket is about the bucket, GetObject about what is in it.
    private static string Hint(PatternElement resource, AccessRequest request)
    {
        if (resource.IsNegated || !request.Resource.StartsWith("arn:aws:s3:::", StringComparison.Ordinal))
            return "";
        if (resource.Patterns.Any(pattern => pattern.Matches(request.Resource + "/x", ignoreCase: false, request)))
            return " (the bucket itself is named without /*)";
        return request.Resource.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && resource.Patterns.Any(pattern => pattern.Text == request.Resource[..slash])
            ? " (objects are named with /* behind the bucket)"
            : "";
    }

    private static string Wanted(string what, PatternElement element) => $"{(element.IsNegated ? $"all {what} but " : "")}{string.Join(", ", element.Patterns.Select(pattern => pattern.Text))}";
}
