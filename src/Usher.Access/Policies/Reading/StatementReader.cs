using System.Text.Json;

namespace Usher.Access.Policies.Reading;

/// <summary>Reads one statement and checks it as IAM, or for a bucket S3, does.</summary>
/// <param name="source">The policy that it stands in.</param>
/// <param name="hasVariables">Whether <c>${…}</c> stands for a value.</param>
/// <param name="isStored">Whether the policy was accepted before: names are then taken as earlier versions took them.</param>
/// <remarks>
/// IAM User Guide, "Grammar of the IAM JSON policy language", notes about string values: "For IAM policies, basic alphanumeric characters (A-Z,a-z,0-9) are the only allowed
/// characters in the Sid value", while "some services allow additional characters such as spaces". Roles' trust policies are IAM's, buckets' are S3's.
/// </remarks>
internal sealed class StatementReader(PolicySource source, bool hasVariables, bool isStored)
{
    private const string NoVendor = "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";

    private readonly bool _isIam = source.Kind is not PolicyKind.Resource;

    /// <param name="item">The statement.</param>
    /// <param name="opening">Index of the byte that it begins with by AWS's count.</param>
    public Statement Read(JsonElementAt item, int opening)
    {
        if (item.Kind is not JsonValueKind.Object)
            throw source.Malformed(PolicySource.Syntax, item.Start, "a statement is a JSON object");

        source.CheckNames(item, "a statement", "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition");
        var sid = PolicySource.Find(item, "Sid");
        if (sid is { Kind: not JsonValueKind.String })
            throw source.Malformed(PolicySource.Syntax, sid.Start, "Sid is a string");
        if (_isIam && !isStored && sid is not null && !sid.Text.All(char.IsAsciiLetterOrDigit))
            throw source.Malformed(
                "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*.", sid.Start, $"'{sid.Text}' came; only letters from A to Z and digits are allowed");

        return new()
        {
            Sid = sid?.Text,
            Effect = ReadEffect(item),
            Action = ReadActions(item),
            Resource = ReadResources(item),
            Principal = PrincipalReader.Read(source, item),
            Conditions = PolicySource.Find(item, "Condition") is { } condition ? [.. ReadConditions(condition)] : [],
            Start = source.Position(opening),
            End = source.Position(item.End),
        };
    }

    private Effect ReadEffect(JsonElementAt item)
    {
        var effect = PolicySource.Find(item, "Effect") ?? throw source.Malformed("Missing required field Effect", item.Start, "Allow or Deny");
        return effect.Text switch
        {
            "Allow" => Effect.Allow,
            "Deny" => Effect.Deny,
            _ => throw source.Malformed($"Invalid effect: {effect.Text}", effect.Start, "Allow and Deny are allowed"),
        };
    }

    private PatternElement ReadActions(JsonElementAt item)
    {
        var missing = _isIam ? "Policy statement must contain actions." : "Missing required field Action";
        var (isNegated, value) = source.Either(item, "Action", "NotAction", missing) ?? throw source.Malformed(missing, item.Start, "Action is missing, such as \"s3:GetObject\"");
        return new(isNegated, [.. value.OneOrMany.Select(ReadAction)]);
    }

    private Pattern ReadAction(JsonElementAt item)
    {
        var action = source.String(item, "Action");
        var parts = action.Split(':');
        var fault = parts switch
        {
            ["*"] => null,
            [_] => NoVendor,
            [_, _, _, ..] => "Actions/Condition can contain only one colon.",
            [var vendor, _] when vendor.Length == 0 || !vendor.All(it => char.IsAsciiLetterOrDigit(it) || it is '-' or '.') => $"Vendor {vendor} is not valid",
            [_, ""] => NoVendor,
            [_, var name] when !isStored && !name.All(IsOfAction) => _isIam ? $"Invalid Action: {action}." : "Policy has invalid action",
            _ => null,
        };
        if (fault is not null)
            throw source.Malformed(fault, item.Start, $"'{action}' came; an action is service:Name, such as s3:GetObject or s3:*");
        if (source.Kind is PolicyKind.Trust && !parts[0].Equals("sts", StringComparison.OrdinalIgnoreCase))
            throw source.Malformed("AssumeRole policy may only specify STS AssumeRole actions.", item.Start, $"'{action}' came; sts:AssumeRole is allowed, and sts:TagSession");
        return Pattern.Of(action, hasWildcards: true, hasVariables: false);
    }

    // Names of actions are words, such as GetObject; a blank or a line end in one is a slip, and what it was meant to allow or deny would be left out without a word.
    private static bool IsOfAction(char it) => char.IsAsciiLetterOrDigit(it) || it is '*' or '?' or '-' or '_' or '.';

    private PatternElement? ReadResources(JsonElementAt item)
    {
        var missing = _isIam ? "Policy statement must contain resources." : "Missing required field Resource";
        var resources = source.Either(item, "Resource", "NotResource", missing);
        if (source.Kind is PolicyKind.Trust)
            return resources is { } needless ? throw source.Malformed("Has prohibited field Resource", needless.Value.Start, "a trust policy is about the role it stands with; remove it") : null;

        var (isNegated, value) = resources ?? throw source.Malformed(missing, item.Start, "Resource is missing, such as \"arn:aws:s3:::bucket/*\" or \"*\"");
        return new(isNegated, [.. value.OneOrMany.Select(ReadResource)]);
    }

    private Pattern ReadResource(JsonElementAt item)
    {
        var resource = source.String(item, "Resource");
        if (resource != "*" && !resource.StartsWith("arn:", StringComparison.Ordinal))
            throw source.Malformed(_isIam ? $"Resource {resource} must be in ARN format or \"*\"." : "Policy has invalid resource", item.Start, $"'{resource}' came; such as arn:aws:s3:::bucket/* is allowed");
        return Pattern.Of(resource, hasWildcards: true, hasVariables, PatternForm.Resource);
    }

    private List<Condition> ReadConditions(JsonElementAt value)
    {
        if (value.Kind is not JsonValueKind.Object)
            throw source.Malformed(PolicySource.Syntax, value.Start, "Condition is an object of operators, such as {\"StringEquals\": {\"aws:SourceAccount\": \"…\"}}");

        var conditions = new List<Condition>();
        foreach (var (name, start, keys) in value.Members)
        {
            var its = ConditionOperator.Find(name) ?? throw source.Malformed($"Invalid Condition type : {name}.", start, "such as StringEquals, StringLike, ArnLike, NumericLessThan, DateGreaterThan, Bool, IpAddress, Null, with ForAnyValue: or IfExists");
            if (keys.Kind is not JsonValueKind.Object)
                throw source.Malformed(PolicySource.Syntax, keys.Start, $"{name} is an object of keys, such as {{\"aws:SourceArn\": \"…\"}}");
            foreach (var (key, keyStart, values) in keys.Members)
            {
                if (key.IndexOf(':', StringComparison.Ordinal) is not > 0)
                    throw source.Malformed(NoVendor, keyStart, $"'{key}' came; a key is such as aws:SourceIp or s3:prefix");
                conditions.Add(new(its, key, [.. values.OneOrMany.Select(item => ReadConditionValue(its, item))]));
            }
        }

        return conditions;
    }

    private Pattern ReadConditionValue(ConditionOperator its, JsonElementAt item)
    {
        if (item.Kind is not (JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True))
            throw source.Malformed(PolicySource.Syntax, item.Start, "a condition's value is a string, a number, a boolean, or a list of them");

        var form = its.Type is ConditionType.Arn ? PatternForm.Arn : PatternForm.Text;
        var pattern = Pattern.Of(item.Text, its.HasWildcards, hasVariables && ConditionValues.AllowVariables(its), form);
        return ConditionValues.Fault(its, pattern) is { } fault ? throw source.Malformed($"Invalid value for condition {its.Name}.", item.Start, fault) : pattern;
    }
}
