using Usher.Access.Callers;
using Usher.Access.Deciding;
using Usher.Access.Policies;
using Usher.Access.Tests.Deciding.Plain;

namespace Usher.Access.Tests.Deciding;

/// <summary>
/// Decides as the guide tells it, step by step, from the JSON of the policies: slow, and with nothing of the program but what a question is.
/// </summary>
/// <remarks>
/// IAM User Guide, "How AWS enforcement code logic evaluates requests to allow or deny access" and "Cross-account policy evaluation logic". Each class beside it tells one page of
/// the guide: <see cref="PlainPrincipals"/>, <see cref="PlainConditions"/>, <see cref="PlainContext"/>, <see cref="PlainPattern"/>.
/// </remarks>
internal sealed class PlainEvaluator(AccessRequest request)
{
    private readonly PlainContext _context = new(request);
    private readonly PlainPrincipals _principals = new(request.Caller);

    public Outcome Decide()
    {
        var caller = request.Caller;
        var identity = Statements(caller.IdentityPolicies);
        var boundary = caller.PermissionsBoundary is { } bound ? Statements([bound]) : null;
        var session = caller.SessionPolicies.Count > 0 ? Statements(caller.SessionPolicies) : null;
        var resource = Statements(request.ResourcePolicy is { } policy ? [policy] : []);

        // "The code looks for a Deny statement that applies to the request. If the code finds even one explicit deny that applies, the code returns a final decision of Deny."
        if (identity.Concat(boundary ?? []).Concat(session ?? []).Concat(resource).Any(statement => statement.Effect == "Deny" && Applies(statement)))
            return Outcome.ExplicitDeny;

        // "The principal ARN that is specified in the policy determines whether implicit denies in other policy types are applicable to the final decision."
        var granted = resource.Where(statement => statement.Effect == "Allow" && Applies(statement)).Select(_principals.GrantOf).DefaultIfEmpty(PlainGrant.Nothing).Max();
        if (caller.Kind is CallerKind.Service or CallerKind.Anonymous)
            return Answer(granted is PlainGrant.Directly);

        // "All requests are implicitly denied with the exception of the AWS account root user, which has full access."
        var isRoot = caller.Kind is CallerKind.Root;
        var byIdentity = isRoot || Allow(identity);
        var bounded = isRoot || ((boundary is null || Allow(boundary)) && (session is null || Allow(session)));

        // "The request is allowed only if both evaluations return a decision of Allow": that of the account which is trusted and that of the one which trusts.
        var isSameAccount = request.ResourceAccount == "" || request.ResourceAccount == caller.Account;
        if (!isSameAccount)
            return Answer(granted is not PlainGrant.Nothing && byIdentity && bounded);
        // "IAM role trust policies must explicitly allow access for principals."
        if (request.NeedsResourcePolicy && granted is PlainGrant.Nothing)
            return Outcome.ImplicitDeny;
        return granted switch
        {
            PlainGrant.Directly => Outcome.Allowed,
            PlainGrant.ThroughRole => Answer(bounded),
            _ => Answer(byIdentity && bounded),
        };
    }

    private static Outcome Answer(bool isAllowed) => isAllowed ? Outcome.Allowed : Outcome.ImplicitDeny;

    private static List<PlainStatement> Statements(IEnumerable<NamedPolicy> policies) => [.. policies.SelectMany(policy => PlainStatement.All(policy.Document.Text))];

    private bool Allow(List<PlainStatement> statements) => statements.Any(statement => statement.Effect == "Allow" && Applies(statement));

    private bool Applies(PlainStatement statement)
    {
        // "If AWS cannot resolve a variable, this might cause the entire statement to be invalid", unless IfExists prevents it. What is invalid cannot allow; to go on denying all but
        // what the variable would have named is on the safe side.
        if (statement.Effect == "Allow" && statement.NegatedTexts(_context).Any(text => PlainPattern.Expand(text, statement.HasVariables, _context) is null))
            return false;

        // "The prefix and the action name are case insensitive"; resources are compared with case.
        return FitsElement(statement, "Action", action => new PlainPattern(action, ArnForm.None).Fits(request.Action, ignoreCase: true))
            && FitsElement(statement, "Resource", resource => PlainPattern.Expand(resource, statement.HasVariables, _context) is { } tokens && new PlainPattern(tokens, ArnForm.Resource).Fits(request.Resource))
            && _principals.Names(statement)
            && statement.Conditions().All(condition => new PlainConditions(_context, statement.HasVariables).Holds(condition));
    }

    private static bool FitsElement(PlainStatement statement, string name, Func<string, bool> fits) =>
        statement.Find(name) is { } plain ? PlainStatement.Texts(plain).Any(fits)
        : statement.Find("Not" + name) is not { } negated || !PlainStatement.Texts(negated).Any(fits);
}
