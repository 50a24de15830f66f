using System.Text.Json;
using Usher.Wire.Arns;

namespace Usher.Access.Policies.Reading;

/// <summary>Reads whom a statement is about: nobody in particular in an identity policy, somebody in all others.</summary>
internal static class PrincipalReader
{
    private const string Invalid = "Invalid principal in policy";

    private static readonly string[] Kinds = ["AWS", "Service", "Federated", "CanonicalUser"];

    public static PrincipalElement? Read(PolicySource source, JsonElementAt statement)
    {
        var principal = source.Either(statement, "Principal", "NotPrincipal", Invalid);
        if (source.Kind is PolicyKind.Identity)
            return principal is { } unwanted ? throw source.Malformed("Policy document should not specify a principal.", unwanted.Value.Start, "this policy is about whoever has it; remove it") : null;
        if (principal is not var (isNegated, value))
            throw source.Malformed("Missing required field Principal", statement.Start, "such as {\"Service\": \"personalize.amazonaws.com\"}");
        if (isNegated && source.Kind is PolicyKind.Trust)
            throw source.Malformed("Has prohibited field NotPrincipal", value.Start, "a trust policy names those who may assume the role, with Principal");
        return new(isNegated, ReadNames(source, value));
    }

    private static List<PrincipalName> ReadNames(PolicySource source, JsonElementAt value)
    {
        if (value is { Kind: JsonValueKind.String, Text: "*" })
            return [new("AWS", "*")];
        if (value.Kind is not JsonValueKind.Object || value.Members.Count == 0)
            throw source.Malformed(Invalid, value.Start, "\"*\" or an object with AWS, Service, Federated or CanonicalUser is allowed");

        var names = new List<PrincipalName>();
        foreach (var (kind, start, members) in value.Members)
        {
            if (!Kinds.Contains(kind))
                throw source.Malformed(Invalid, start, $"'{kind}' came; {string.Join(", ", Kinds)} are allowed");
            if (members.OneOrMany.Count == 0)
                throw source.Malformed(Invalid, members.Start, $"{kind} is an empty list");
            foreach (var member in members.OneOrMany)
            {
                var name = source.String(member, "Principal");
                if (kind == "AWS" ? !IsAws(name) : name.Length == 0)
                    throw source.Malformed($"{Invalid}: \"{kind}\":\"{name}\"", member.Start, "an account, the ARN of a user, a role or a session without wildcards, a service such as personalize.amazonaws.com, or \"*\" alone is allowed");
                names.Add(new(kind, name));
            }
        }

        return names;
    }

    private static bool IsAws(string name) => name == "*" || IsAccount(name) || IsUniqueId(name) || (!name.AsSpan().ContainsAny('*', '?') && Arn.TryParse(name, out var arn) && IsPrincipal(arn));

    private static bool IsPrincipal(Arn arn) => IsAccount(arn.Account) && (arn.Service, arn.Resource.Split('/')[0]) is ("iam", "root" or "user" or "role") or ("sts", "assumed-role" or "federated-user");

    private static bool IsAccount(string text) => text.Length == 12 && text.All(char.IsAsciiDigit);

    // What stands in place of a user or role that was deleted.
    private static bool IsUniqueId(string text) => text.Length > 16 && text[0] == 'A' && text.All(char.IsAsciiLetterOrDigit);
}
