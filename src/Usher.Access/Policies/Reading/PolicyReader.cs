using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Usher.Wire.Arns;
using Usher.Wire.Errors;

namespace Usher.Access.Policies.Reading;

/// <summary>Reads one policy and checks it as IAM does, element by element.</summary>
internal sealed class PolicyReader(string text, PolicyKind kind)
{
    private static readonly string[] Versions = ["2008-10-17", "2012-10-17"];
    private static readonly string[] PrincipalKinds = ["AWS", "Service", "Federated", "CanonicalUser"];

    private readonly byte[] _utf8 = Encoding.UTF8.GetBytes(text);
    private bool _hasVariables;

    public PolicyDocument Read()
    {
        var root = Parse();
        if (root.Kind is not JsonValueKind.Object)
            throw Malformed("Syntax errors in policy.", root.Start, "a policy is a JSON object with Version and Statement");

        CheckNames(root, "a policy", "Version", "Id", "Statement");
        var version = Find(root, "Version");
        if (version is not null && !Versions.Contains(version.Text))
            throw Malformed($"Policy document must be version 2012-10-17 or greater.", version.Start, $"Version is '{version.Text}'; {string.Join(" and ", Versions)} are allowed");
        if (Find(root, "Id") is { Kind: not JsonValueKind.String } wrongId)
            throw Malformed("Syntax errors in policy.", wrongId.Start, "Id is a string");

        _hasVariables = version?.Text == Versions[1];
        var statement = Find(root, "Statement") ?? throw Malformed("Syntax errors in policy.", root.Start, "the policy lacks Statement, one or a list of them");
        if (statement.OneOrMany.Count == 0)
            throw Malformed("Syntax errors in policy.", statement.Start, "Statement is an empty list; one is needed at least");

        var statements = new List<Statement>();
        var sids = new HashSet<string>(StringComparer.Ordinal);
        var opening = statement.Start + 1;
        foreach (var item in statement.OneOrMany)
        {
            var read = ReadStatement(item, opening);
            if (read.Sid is { Length: > 0 } sid && !sids.Add(sid))
                throw Malformed("Statement IDs (SID) in a single policy must be unique.", item.Start, $"'{sid}' stands twice");
            statements.Add(read);
            opening = Math.Min(item.End + 1, _utf8.Length);
        }

        return new(text, _hasVariables, Find(root, "Id")?.Text, statements);
    }

    private JsonElementAt Parse()
    {
        try
        {
            return JsonTree.Read(_utf8);
        }
        catch (RepeatedNameException error)
        {
            throw Malformed("Syntax errors in policy.", error.Start, error.Message);
        }
        catch (JsonException error)
        {
            throw Malformed("Syntax errors in policy.", new TextPosition((int)(error.LineNumber ?? 0) + 1, (int)(error.BytePositionInLine ?? 0) + 1), "it is not JSON: " + FirstSentence(error.Message));
        }
        catch (InvalidOperationException)
        {
            throw Malformed("Syntax errors in policy.", new TextPosition(1, 1), "a string holds half a character (an unpaired surrogate)");
        }
    }

    private Statement ReadStatement(JsonElementAt item, int opening)
    {
        if (item.Kind is not JsonValueKind.Object)
            throw Malformed("Syntax errors in policy.", item.Start, "a statement is a JSON object");

        CheckNames(item, "a statement", "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition");
        var effect = Find(item, "Effect") ?? throw Malformed("Missing required field Effect", item.Start, "Allow or Deny");
        if (effect.Text is not ("Allow" or "Deny"))
            throw Malformed($"Invalid effect: {effect.Text}", effect.Start, "Allow and Deny are allowed");
        if (Find(item, "Sid") is { Kind: not JsonValueKind.String } sid)
            throw Malformed("Syntax errors in policy.", sid.Start, "Sid is a string");

        var action = Either(item, "Action", "NotAction") ?? throw Malformed("Missing required field Action", item.Start, "such as \"s3:GetObject\"");
        var resource = Either(item, "Resource", "NotResource");
        if (kind is PolicyKind.Trust && resource is { } needless)
            throw Malformed("Has prohibited field Resource", needless.Value.Start, "a trust policy is about the role it stands with; remove it");
        if (kind is not PolicyKind.Trust && resource is null)
            throw Malformed("Missing required field Resource", item.Start, "such as \"arn:aws:s3:::bucket/*\" or \"*\"");

        var principal = Either(item, "Principal", "NotPrincipal");
        if (kind is PolicyKind.Identity && principal is { } unwanted)
            throw Malformed("Policy document should not specify a principal.", unwanted.Value.Start, "this policy is about whoever has it; remove it");
        if (kind is not PolicyKind.Identity && principal is null)
            throw Malformed("Missing required field Principal", item.Start, "such as {\"Service\": \"personalize.amazonaws.com\"}");

        return new()
        {
            Sid = Find(item, "Sid")?.Text,
            Effect = effect.Text == "Allow" ? Effect.Allow : Effect.Deny,
            Action = new(action.IsNegated, [.. action.Value.OneOrMany.Select(ReadAction)]),
            Resource = resource is { } named ? new(named.IsNegated, [.. named.Value.OneOrMany.Select(ReadResource)]) : null,
            Principal = principal is { } whom ? new(whom.IsNegated, ReadPrincipals(whom.Value)) : null,
            Conditions = Find(item, "Condition") is { } condition ? ReadConditions(condition) : [],
            Start = Position(opening),
            End = Position(item.End),
        };
    }

    private Pattern ReadAction(JsonElementAt item)
    {
        var action = String(item, "Action");
        if (action != "*" && (action.Split(':') is not [{ Length: > 0 } service, { Length: > 0 }] || service.AsSpan().ContainsAny("*? ")))
        {
            throw Malformed(
                action.Contains(':', StringComparison.Ordinal) ? $"Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc." : "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
                item.Start,
                $"'{action}' came; an action is service:Name, such as s3:GetObject or s3:*");
        }

        return Pattern.Of(action, hasWildcards: true, hasVariables: false);
    }

    private Pattern ReadResource(JsonElementAt item)
    {
        var resource = String(item, "Resource");
        if (resource != "*" && !resource.StartsWith("arn:", StringComparison.Ordinal) && !resource.StartsWith('*'))
            throw Malformed($"Resource {resource} must be in ARN format or \"*\".", item.Start, "such as arn:aws:s3:::bucket/*");
        return Pattern.Of(resource, hasWildcards: true, _hasVariables, PatternForm.Resource);
    }

    private List<PrincipalName> ReadPrincipals(JsonElementAt value)
    {
        if (value is { Kind: JsonValueKind.String, Text: "*" })
            return [new("AWS", "*")];
        if (value.Kind is not JsonValueKind.Object || value.Members.Count == 0)
            throw Malformed("Invalid principal in policy", value.Start, "\"*\" or an object with AWS, Service, Federated or CanonicalUser is allowed");

        var principals = new List<PrincipalName>();
        foreach (var (name, start, members) in value.Members)
        {
            if (!PrincipalKinds.Contains(name))
                throw Malformed("Invalid principal in policy", start, $"'{name}' came; {string.Join(", ", PrincipalKinds)} are allowed");
            foreach (var member in members.OneOrMany)
            {
                var principal = String(member, "Principal");
                var isWrong = name == "AWS"
                    ? principal != "*" && !IsAccount(principal) && !Arn.TryParse(principal, out _) && !IsUniqueId(principal)
                    : principal.Length == 0;
                if (isWrong || (name == "AWS" && principal.Length > 1 && principal.Contains('*', StringComparison.Ordinal)))
                    throw Malformed($"Invalid principal in policy: \"{name}\":\"{principal}\"", member.Start, "an account, an ARN without wildcards, a service such as personalize.amazonaws.com, or \"*\" alone is allowed");
                principals.Add(new(name, principal));
            }
        }

        return principals;
    }

    private List<Condition> ReadConditions(JsonElementAt value)
    {
        if (value.Kind is not JsonValueKind.Object)
            throw Malformed("Syntax errors in policy.", value.Start, "Condition is an object of operators, such as {\"StringEquals\": {\"aws:SourceAccount\": \"…\"}}");

        var conditions = new List<Condition>();
        foreach (var (name, start, keys) in value.Members)
        {
            var its = ConditionOperator.Find(name) ?? throw Malformed($"Invalid Condition type : {name}.", start, "such as StringEquals, StringLike, ArnLike, NumericLessThan, DateGreaterThan, Bool, IpAddress, Null, with ForAnyValue: or IfExists");
            if (keys.Kind is not JsonValueKind.Object)
                throw Malformed("Syntax errors in policy.", keys.Start, $"{name} is an object of keys, such as {{\"aws:SourceArn\": \"…\"}}");
            foreach (var (key, keyStart, values) in keys.Members)
            {
                if (!key.Contains(':', StringComparison.Ordinal))
                    throw Malformed("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.", keyStart, $"'{key}' came; a key is such as aws:SourceIp or s3:prefix");
                var patterns = values.OneOrMany.Select(item => ReadConditionValue(its, item)).ToArray();
                conditions.Add(new(its, key, patterns));
            }
        }

        return conditions;
    }

    private Pattern ReadConditionValue(ConditionOperator its, JsonElementAt item)
    {
        if (item.Kind is not (JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True))
            throw Malformed("Syntax errors in policy.", item.Start, "a condition's value is a string, a number, a boolean, or a list of them");
        return Pattern.Of(item.Text, its.HasWildcards, _hasVariables && ConditionValues.AllowVariables(its), its.Type is ConditionType.Arn ? PatternForm.Arn : PatternForm.Text)
            is var pattern && ConditionValues.Fault(its, pattern) is { } fault
                ? throw Malformed($"Invalid value for condition {its.Name}.", item.Start, fault)
                : pattern;
    }

    private string String(JsonElementAt item, string element) => item.Kind is JsonValueKind.String
        ? item.Text
        : throw Malformed("Syntax errors in policy.", item.Start, $"{element} is a string or a list of strings");

    private (bool IsNegated, JsonElementAt Value)? Either(JsonElementAt item, string name, string negated)
    {
        var (plain, not) = (Find(item, name), Find(item, negated));
        if (plain is not null && not is not null)
            throw Malformed("Syntax errors in policy.", not.Start, $"{name} and {negated} were both given; remove one");
        if ((plain ?? not) is not { } value)
            return null;
        return value.OneOrMany.Count > 0 ? (not is not null, value) : throw Malformed("Syntax errors in policy.", value.Start, $"{name} is an empty list");
    }

    private void CheckNames(JsonElementAt item, string what, params string[] names)
    {
        foreach (var (name, start, _) in item.Members)
        {
            if (!names.Contains(name))
                throw Malformed("Syntax errors in policy.", start, $"{what} has no element '{name}'; it has {string.Join(", ", names)}");
        }
    }

    private static JsonElementAt? Find(JsonElementAt item, string name)
    {
        foreach (var member in item.Members)
        {
            if (member.Name == name)
                return member.Value;
        }

        return null;
    }

    private static bool IsAccount(string text) => text.Length == 12 && text.All(char.IsAsciiDigit);

    private static bool IsUniqueId(string text) => text.Length > 16 && text[0] == 'A' && text.All(char.IsAsciiLetterOrDigit);

    private static string FirstSentence(string message) => message.Split(". ", 2)[0].TrimEnd('.');

    private TextPosition Position(int at)
    {
        var before = _utf8.AsSpan(0, at);
        var line = before.Count((byte)'\n') + 1;
        return new(line, Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1);
    }

    private AwsException Malformed(string sentence, int at, string hint) => Malformed(sentence, Position(at), hint);

    [SuppressMessage("Performance", "CA1863", Justification = "Made once for each error.")]
    private AwsException Malformed(string sentence, TextPosition at, string hint) => new(
        kind is PolicyKind.Resource ? "MalformedPolicy" : "MalformedPolicyDocument",
        $"{sentence} Line {at.Line}, column {at.Column}: {hint}.");
}
