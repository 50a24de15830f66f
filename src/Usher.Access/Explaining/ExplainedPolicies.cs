using System.Text.Encodings.Web;
using System.Text.Json;
using Usher.Access.Callers;
using Usher.Access.Deciding;
using Usher.Access.Policies;

namespace Usher.Access.Explaining;

/// <summary>The policies of a request, layer by layer, in words.</summary>
internal sealed class ExplainedPolicies(AccessRequest request, string identityPlace)
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Because(Decision decision) => decision.Outcome switch
    {
        Outcome.Allowed when Deciding(Effect.Allow) is { } allowing => $"{allowing.Policy.Where} allows it by {NameOf(allowing.Statement)}",
        Outcome.Allowed => "root may do everything in its own account",
        Outcome.ExplicitDeny when Deciding(Effect.Deny) is { } denying => $"{denying.Policy.Where} denies it by {NameOf(denying.Statement)}, and a deny outweighs every allow",
        _ => Of(decision.Layer) is { Count: > 0 } looked
            ? $"no statement of {string.Join(", ", looked.Select(policy => policy.Where))} allows {request.Action} on {request.Resource}"
            : decision.Layer is PolicyLayer.Identity
                ? $"{request.Caller.Role?.ToString() ?? request.Caller.Arn} has no policy, so nothing allows {request.Action} on {request.Resource}"
                : $"{PlaceOf(decision.Layer)} does not exist, so nothing allows {request.Action} on {request.Resource}",
    };

    public IEnumerable<NearMiss> NearMisses(PolicyLayer layer) =>
        from policy in Of(layer)
        from statement in policy.Document.Statements
        where statement.Effect is Effect.Allow && IsOfService(statement)
        let faults = Faults(statement).ToArray()
        where faults.Length == 1
        select new NearMiss(policy.Where, NameOf(statement), faults[0]);

    // A statement about another service is no near miss, whatever else of it fits.
    private bool IsOfService(Statement statement) => statement.Action.IsNegated
        || statement.Action.Patterns.Any(pattern => pattern.Text == "*" || pattern.Text.Split(':')[0].Equals(request.Action.Split(':')[0], StringComparison.OrdinalIgnoreCase));

    /// <summary>The smallest change for what refused, and the request as it is after it; null where nothing can be added.</summary>
    public (Fix Fix, AccessRequest? Repaired) Repair(AccessRequest asked, Decision decision)
    {
        if (decision.Outcome is Outcome.ExplicitDeny)
        {
            var where = Deciding(Effect.Deny) is { } denying ? $"{NameOf(denying.Statement)} of {denying.Policy.Where}" : PlaceOf(decision.Layer);
            return (new(PlaceOf(decision.Layer), $"Remove or narrow {where}: no other statement can outweigh it.", null), null);
        }

        var place = PlaceOf(decision.Layer);
        var json = Statement(asked, decision.Layer);
        var kind = decision.Layer switch { PolicyLayer.Trust => PolicyKind.Trust, PolicyLayer.Resource => PolicyKind.Resource, _ => PolicyKind.Identity };
        var added = new NamedPolicy("Fix", "the statement to add", PolicyDocument.Parse($$"""{ "Version": "2012-10-17", "Statement": {{json}} }""", kind));
        var caller = asked.Caller;
        var repaired = decision.Layer switch
        {
            PolicyLayer.Trust or PolicyLayer.Resource => asked with { ResourcePolicy = Joined(asked.ResourcePolicy, json, kind) },
            PolicyLayer.Boundary => asked with { Caller = caller with { PermissionsBoundary = Joined(caller.PermissionsBoundary, json, kind) } },
            PolicyLayer.Session => asked with { Caller = caller with { SessionPolicies = [.. caller.SessionPolicies, added] } },
            _ => asked with { Caller = caller with { IdentityPolicies = [.. caller.IdentityPolicies, added] } },
        };
        return (new(place, $"Add this statement to {place}.", json), repaired);
    }

    private static NamedPolicy Joined(NamedPolicy? policy, string statement, PolicyKind kind)
    {
        var statements = (policy?.Document.Statements ?? []).Concat(PolicyDocument.Parse($$"""{ "Version": "2012-10-17", "Statement": {{statement}} }""", kind).Statements);
        return new(policy?.Id ?? "Fix", policy?.Where ?? "the statement to add", new PolicyDocument(policy?.Document.Text ?? "", hasVariables: true, null, [.. statements]));
    }

    private static string Statement(AccessRequest asked, PolicyLayer layer)
    {
        var statement = new Dictionary<string, object> { ["Effect"] = "Allow" };
        if (layer is PolicyLayer.Trust or PolicyLayer.Resource)
            statement["Principal"] = PrincipalOf(asked.Caller);
        statement["Action"] = asked.Action;
        if (layer is not PolicyLayer.Trust)
            statement["Resource"] = Literal(asked.Resource);
        if (asked.Caller.Kind is CallerKind.Service && layer is PolicyLayer.Trust or PolicyLayer.Resource && Confinement(asked) is { Count: > 0 } confinement)
            statement["Condition"] = confinement;
        return JsonSerializer.Serialize(statement, Written);
    }

    // A service is let in for the one account and resource it acts for: otherwise anybody could send it here (the confused deputy).
    private static Dictionary<string, object> Confinement(AccessRequest asked)
    {
        var conditions = new Dictionary<string, object>();
        if (asked.Context.Find("aws:SourceAccount") is [var account])
            conditions["StringEquals"] = new Dictionary<string, string> { ["aws:SourceAccount"] = Literal(account) };
        if (asked.Context.Find("aws:SourceArn") is [var arn])
            conditions["ArnLike"] = new Dictionary<string, string> { ["aws:SourceArn"] = arn };
        return conditions;
    }

    private static object PrincipalOf(Caller caller) => caller.Kind switch
    {
        CallerKind.Service => new Dictionary<string, string> { ["Service"] = caller.Arn },
        CallerKind.Anonymous => "*",
        _ => new Dictionary<string, string> { ["AWS"] = caller.Role?.ToString() ?? caller.Arn },
    };

    // A key may hold what a pattern reads as a wildcard or a variable.
    private static string Literal(string text) => text == "*"
        ? text
        : string.Concat(text.Select(it => it switch { '*' => "${*}", '?' => "${?}", '$' => "${$}", _ => it.ToString() }));

    private IEnumerable<string> Faults(Statement statement)
    {
        if (!StatementMatch.FitsAction(statement, request))
            yield return $"it is about {Wanted("actions", statement.Action)}, not {request.Action}";
        if (statement.Resource is { } resource && !StatementMatch.FitsResource(statement, request))
            yield return $"it is about {Wanted("resources", resource)}, not {request.Resource}{Hint(resource)}";
        if (statement.Principal is { } principal && !StatementMatch.FitsPrincipal(statement, request))
            yield return $"it is for {(principal.IsNegated ? "all but " : "")}{string.Join(", ", principal.Principals.Select(one => one.Name))}, not {request.Caller.Arn}";
        foreach (var condition in statement.Conditions.Where(condition => !ConditionMatch.Holds(condition, request)))
        {
            var wanted = string.Join(" or ", condition.Values.Select(value => $"'{value.Text}'"));
            var came = request.ValuesOf(condition.Key) is { Count: > 0 } values ? string.Join(", ", values.Select(value => $"'{value}'")) : "nothing: the request has no such key";
            yield return $"its condition {condition.Operator.Name} wants {condition.Key} to be {wanted}; it got {came}";
        }
    }

    // What is forgotten most: ListBucket is about the bucket, GetObject about what is in it.
    private string Hint(PatternElement resource)
    {
        if (resource.Patterns.Any(pattern => pattern.Matches(request.Resource + "/x", ignoreCase: false, request)))
            return " (the bucket itself is named without /*)";
        return request.Resource.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && resource.Patterns.Any(pattern => pattern.Text == request.Resource[..slash])
            ? " (objects are named with /* behind the bucket)"
            : "";
    }

    private static string Wanted(string what, PatternElement element) => $"{(element.IsNegated ? $"all {what} but " : "")}{string.Join(", ", element.Patterns.Select(pattern => pattern.Text))}";

    private (NamedPolicy Policy, Statement Statement)? Deciding(Effect effect)
    {
        foreach (var layer in new[] { PolicyLayer.Resource, PolicyLayer.Identity, PolicyLayer.Boundary, PolicyLayer.Session })
        {
            foreach (var policy in Of(layer))
            {
                if (policy.Document.Statements.FirstOrDefault(statement => statement.Effect == effect && StatementMatch.Fits(statement, request)) is { } found)
                    return (policy, found);
            }
        }

        return null;
    }

    private IReadOnlyList<NamedPolicy> Of(PolicyLayer layer) => layer switch
    {
        PolicyLayer.Identity => request.Caller.IdentityPolicies,
        PolicyLayer.Resource or PolicyLayer.Trust => request.ResourcePolicy is { } policy ? [policy] : [],
        PolicyLayer.Boundary => request.Caller.PermissionsBoundary is { } boundary ? [boundary] : [],
        PolicyLayer.Session => request.Caller.SessionPolicies,
        _ => [],
    };

    private string PlaceOf(PolicyLayer layer) => layer switch
    {
        PolicyLayer.Resource => request.ResourcePolicy?.Where ?? $"the policy of {request.Resource.Split('/')[0]}",
        PolicyLayer.Trust => request.ResourcePolicy?.Where ?? $"the trust policy of {request.Resource}",
        PolicyLayer.Boundary => request.Caller.PermissionsBoundary?.Where ?? "the permissions boundary",
        PolicyLayer.Session => "the session policy that was given with AssumeRole",
        _ => identityPlace,
    };

    private static string NameOf(Statement statement) => statement.Sid is { Length: > 0 } sid
        ? $"statement '{sid}' (line {statement.Start.Line}, column {statement.Start.Column})"
        : $"the statement at line {statement.Start.Line}, column {statement.Start.Column}";
}
