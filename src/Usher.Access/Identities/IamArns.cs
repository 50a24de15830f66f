using Usher.Wire.Arns;

namespace Usher.Access.Identities;

/// <summary>The ARNs of IAM's entities.</summary>
public static class IamArns
{
    /// <summary>Such as <c>arn:aws:iam::123456789012:role/service-role/name</c>.</summary>
    public static string Of(string account, EntityKind kind, string path, string name) => $"arn:aws:iam::{account}:{WordOf(kind)}{path}{name}";

    /// <summary>The account itself.</summary>
    public static string Root(string account) => $"arn:aws:iam::{account}:root";

    /// <summary>A session of a role; it has the role's name without its path.</summary>
    public static string Session(string account, string role, string session) => $"arn:aws:sts::{account}:assumed-role/{role}/{session}";

    /// <summary>How an ARN calls a kind, which is how messages call it too.</summary>
    public static string WordOf(EntityKind kind) => kind switch
    {
        EntityKind.User => "user",
        EntityKind.Group => "group",
        EntityKind.Role => "role",
        _ => "policy",
    };

    /// <summary>Takes the ARN of an entity apart.</summary>
    /// <returns>Whether it is one of that kind: <c>arn:aws:iam::account:kind/path/name</c>.</returns>
    public static bool TryRead(string? text, EntityKind kind, out string account, out string name)
    {
        (account, name) = ("", "");
        if (!Arn.TryParse(text, out var arn) || arn.Service != "iam" || arn.Region.Length > 0)
            return false;

        var prefix = WordOf(kind) + "/";
        if (!arn.Resource.StartsWith(prefix, StringComparison.Ordinal) || arn.Resource.EndsWith('/'))
            return false;

        (account, name) = (arn.Account, arn.Resource[(arn.Resource.LastIndexOf('/') + 1)..]);
        return true;
    }
}
