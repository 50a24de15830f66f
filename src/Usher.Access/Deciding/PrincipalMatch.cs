using Usher.Access.Callers;
using Usher.Access.Policies;

namespace Usher.Access.Deciding;

/// <summary>Whether a statement's principals mean a caller.</summary>
internal static class PrincipalMatch
{
    public static Grant Of(PrincipalElement element, Caller caller)
    {
        var best = Grant.None;
        var principals = element.Principals;
        for (var i = 0; i < principals.Count; i++)
        {
            if (Of(principals[i], caller) is var grant && grant > best)
                best = grant;
        }

        // All but those named are meant as everybody is by "*".
        return element.IsNegated ? best is Grant.None ? Everybody(caller) : Grant.None : best;
    }

    private static Grant Of(PrincipalName principal, Caller caller) => principal.Kind switch
    {
        "AWS" when principal.Name == "*" => Everybody(caller),
        "AWS" when caller.Kind is CallerKind.Service or CallerKind.Anonymous => Grant.None,
        "AWS" => OfName(principal.Name, caller),
        "Service" => caller.Kind is CallerKind.Service && (principal.Name == "*" || principal.Name == caller.Arn) ? Grant.Session : Grant.None,
        _ => Grant.None,
    };

    private static Grant OfName(string name, Caller caller)
    {
        if (name == caller.Account || IsRootOf(name, caller.Account))
            return caller.Kind is CallerKind.Root ? Grant.Session : Grant.Account;
        if (name == caller.Arn || name == caller.UserId)
            return Grant.Session;
        return IsRole(name, caller) ? Grant.Caller : Grant.None;
    }

    private static bool IsRootOf(string name, string account)
    {
        const string Before = "arn:aws:iam::";
        const string Behind = ":root";
        return name.Length == Before.Length + account.Length + Behind.Length
            && name.StartsWith(Before, StringComparison.Ordinal)
            && name.EndsWith(Behind, StringComparison.Ordinal)
            && name.AsSpan(Before.Length, account.Length).SequenceEqual(account);
    }

    // By its ARN, or by its id, which stands before the session's name in aws:userid.
    private static bool IsRole(string name, Caller caller) => caller.Role is { } role
        && (name == role.ToString() || (caller.UserId.Length > name.Length && caller.UserId[name.Length] == ':' && caller.UserId.StartsWith(name, StringComparison.Ordinal)));

    // "*" means a role's session through its role, and is bounded as that is.
    private static Grant Everybody(Caller caller) => caller.Kind is CallerKind.AssumedRole ? Grant.Caller : Grant.Session;
}
