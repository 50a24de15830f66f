using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Usher.Access.Callers;
using Usher.Access.Deciding;
using Usher.Access.Policies;
using Usher.Access.Tests.Policies;

namespace Usher.Access.Tests.Deciding;

/// <summary>
/// Decides as the guide tells it, step by step, from the JSON of the policies: slow, with regular expressions, and with nothing of the program but what a question is.
/// </summary>
internal sealed class PlainEvaluator(AccessRequest request)
{
    private enum Named
    {
        Nobody,
        Account,
        Role,
        Principal,
    }

    public Outcome Decide()
    {
        var caller = request.Caller;
        var identity = Statements(caller.IdentityPolicies);
        var boundary = caller.PermissionsBoundary is { } bound ? Statements([bound]) : null;
        var session = caller.SessionPolicies.Count > 0 ? Statements(caller.SessionPolicies) : null;
        var resource = Statements(request.ResourcePolicy is { } policy ? [policy] : []);

        // 1. A deny anywhere.
        if (identity.Concat(boundary ?? []).Concat(session ?? []).Concat(resource).Any(statement => IsEffect(statement, "Deny") && Applies(statement)))
            return Outcome.ExplicitDeny;

        // 4. What the resource's policy grants, and to whom.
        var granted = resource.Where(statement => IsEffect(statement, "Allow") && Applies(statement)).Select(Names).DefaultIfEmpty(Named.Nobody).Max();
        if (caller.Kind is CallerKind.Service or CallerKind.Anonymous)
            return Answer(granted is not Named.Nobody);

        var isRoot = caller.Kind is CallerKind.Root;
        var byIdentity = isRoot || Allow(identity);
        var bounded = isRoot || ((boundary is null || Allow(boundary)) && (session is null || Allow(session)));
        var isSameAccount = request.ResourceAccount == "" || request.ResourceAccount == caller.Account;
        if (!isSameAccount)
            return Answer(granted is not Named.Nobody && byIdentity && bounded);
        if (request.NeedsResourcePolicy && granted is Named.Nobody)
            return Outcome.ImplicitDeny;
        return granted switch
        {
            Named.Principal => Outcome.Allowed,
            Named.Role => Answer(bounded),
            _ => Answer(byIdentity && bounded),
        };
    }

    private static Outcome Answer(bool isAllowed) => isAllowed ? Outcome.Allowed : Outcome.ImplicitDeny;

    private bool Allow(IEnumerable<JsonElement> statements) => statements.Any(statement => IsEffect(statement, "Allow") && Applies(statement));

    private static bool IsEffect(JsonElement statement, string effect) => statement.GetProperty("Effect").GetString() == effect;

    private bool Applies(JsonElement statement) =>
        FitsElement(statement, "Action", action => Regex.IsMatch(request.Action, ArnExpression.Of(action), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant))
        && FitsElement(statement, "Resource", resource => FitsText(resource, request.Resource, PatternForm.Resource, HasVariables(statement)))
        && Names(statement) is not Named.Nobody
        && (!statement.TryGetProperty("Condition", out var conditions) || conditions.EnumerateObject().All(its => its.Value.EnumerateObject().All(key => Holds(its.Name, key.Name, Texts(key.Value), HasVariables(statement)))));

    private static bool FitsElement(JsonElement statement, string name, Func<string, bool> fits) =>
        statement.TryGetProperty(name, out var plain) ? Texts(plain).Any(fits)
        : !statement.TryGetProperty("Not" + name, out var negated) || !Texts(negated).Any(fits);

    private Named Names(JsonElement statement)
    {
        var everybody = request.Caller.Kind is CallerKind.AssumedRole ? Named.Role : Named.Principal;
        if (statement.TryGetProperty("NotPrincipal", out var others))
            return NamesOf(others, everybody) is Named.Nobody ? everybody : Named.Nobody;
        return statement.TryGetProperty("Principal", out var principal) ? NamesOf(principal, everybody) : Named.Principal;
    }

    private Named NamesOf(JsonElement principal, Named everybody)
    {
        if (principal.ValueKind is JsonValueKind.String)
            return everybody;

        var caller = request.Caller;
        var best = Named.Nobody;
        foreach (var kind in principal.EnumerateObject())
        {
            foreach (var name in Texts(kind.Value))
            {
                var isPerson = caller.Kind is CallerKind.User or CallerKind.AssumedRole or CallerKind.Root;
                var isAccount = name == caller.Account || name == $"arn:aws:iam::{caller.Account}:root";
                var named = (kind.Name, name) switch
                {
                    ("Service", _) => caller.Kind is CallerKind.Service && name == caller.Arn ? Named.Principal : Named.Nobody,
                    ("AWS", "*") => everybody,
                    _ when !isPerson => Named.Nobody,
                    _ when isAccount => caller.Kind is CallerKind.Root ? Named.Principal : Named.Account,
                    _ when name == caller.Arn || name == caller.UserId => Named.Principal,
                    _ when caller.Kind is CallerKind.AssumedRole && name == caller.UserId.Split(':')[0] => Named.Role,
                    _ when name == caller.Role?.ToString() => Named.Role,
                    _ => Named.Nobody,
                };
                best = named > best ? named : best;
            }
        }

        return best;
    }

    private bool Holds(string name, string key, string[] wanted, bool hasVariables)
    {
        var values = request.Context.Find(key) ?? (key == "aws:username" && request.Caller.UserName is { } user ? [user] : []);
        if (name == "Null")
            return wanted.Contains(values.Count == 0 ? "true" : "false");

        var (isAny, isAll) = (name.StartsWith("ForAnyValue:", StringComparison.Ordinal), name.StartsWith("ForAllValues:", StringComparison.Ordinal));
        var its = name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var ifExists = its.EndsWith("IfExists", StringComparison.Ordinal);
        its = ifExists ? its[..^"IfExists".Length] : its;
        var isNegated = its.Contains("Not", StringComparison.Ordinal);
        if (values.Count == 0)
            return ifExists || isAll || (isNegated && !isAny);

        bool One(string value) => wanted.Any(one => Compare(its.Replace("Not", "", StringComparison.Ordinal), one, value, hasVariables)) != isNegated;
        return isAny ? values.Any(One) : values.All(One);
    }

    private bool Compare(string its, string wanted, string value, bool hasVariables) => its switch
    {
        "StringEquals" => Replaced(wanted, hasVariables) == value,
        "StringEqualsIgnoreCase" => string.Equals(Replaced(wanted, hasVariables), value, StringComparison.OrdinalIgnoreCase),
        "StringLike" => FitsText(wanted, value, PatternForm.Text, hasVariables),
        "ArnLike" or "ArnEquals" => FitsText(wanted, value, PatternForm.Arn, hasVariables),
        "Bool" => wanted.Equals(value, StringComparison.OrdinalIgnoreCase),
        "IpAddress" => wanted.EndsWith("/24", StringComparison.Ordinal) ? value.StartsWith(wanted[..wanted.LastIndexOf('.')], StringComparison.Ordinal) : value == wanted,
        _ when its.StartsWith("Numeric", StringComparison.Ordinal) => Lies(its["Numeric".Length..], Number(value), Number(wanted)),
        _ when its.StartsWith("Date", StringComparison.Ordinal) => Lies(its["Date".Length..], Seconds(value), Seconds(wanted)),
        _ => throw new NotSupportedException(its),
    };

    // What is no number lies nowhere.
    private static bool Lies(string where, double? value, double? wanted) => where switch
    {
        "Equals" => value == wanted,
        "LessThan" => value < wanted,
        "LessThanEquals" => value <= wanted,
        "GreaterThan" => value > wanted,
        "GreaterThanEquals" => value >= wanted,
        _ => throw new NotSupportedException(where),
    };

    private static double? Number(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? Seconds(string text) => Number(text) ?? (DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) - DateTimeOffset.UnixEpoch).TotalSeconds;

    // A value takes the place of its variable in the expression, where it stands for itself.
    private bool FitsText(string pattern, string value, PatternForm form, bool hasVariables)
    {
        const string Mark = "\u0001";
        var user = request.Caller.UserName;
        var hasUser = hasVariables && pattern.Contains("${aws:username}", StringComparison.Ordinal);
        if (hasUser && user is null)
            return false;
        var expression = ArnExpression.Of(hasUser ? pattern.Replace("${aws:username}", Mark, StringComparison.Ordinal) : pattern, form);
        return Regex.IsMatch(value, expression.Replace(Mark, Regex.Escape(user ?? ""), StringComparison.Ordinal));
    }

    private string? Replaced(string text, bool hasVariables) =>
        !hasVariables || !text.Contains("${aws:username}", StringComparison.Ordinal) ? text
        : request.Caller.UserName is { } user ? text.Replace("${aws:username}", user, StringComparison.Ordinal) : null;

    private static string[] Texts(JsonElement element) => element.ValueKind is JsonValueKind.Array ? [.. element.EnumerateArray().Select(Text)] : [Text(element)];

    private static string Text(JsonElement element) => element.ValueKind is JsonValueKind.String ? element.GetString()! : element.GetRawText();

    private readonly HashSet<JsonElement> _withVariables = [];

    private bool HasVariables(JsonElement statement) => _withVariables.Contains(statement);

    private List<JsonElement> Statements(IEnumerable<NamedPolicy> policies)
    {
        var all = new List<JsonElement>();
        foreach (var policy in policies)
        {
            var document = JsonDocument.Parse(policy.Document.Text).RootElement;
            foreach (var statement in document.GetProperty("Statement").EnumerateArray())
            {
                all.Add(statement);
                if (document.TryGetProperty("Version", out var version) && version.GetString() == "2012-10-17")
                    _withVariables.Add(statement);
            }
        }

        return all;
    }
}
