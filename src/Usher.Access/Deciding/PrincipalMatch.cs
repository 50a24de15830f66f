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

        // With Allow, all but those named are meant as everybody is by "*"; naming the account or the role of a caller is enough to leave the caller out.
        return element.IsNegated ? best is Grant.None ? Everybody(caller) : Grant.None : best;
    }

    /// <summary>Whether a Deny with NotPrincipal leaves a caller out.</summary>
    /// <remarks>
    /// IAM User Guide, "AWS JSON policy elements: NotPrincipal": a caller is denied unless it is named itself. "You must also specify the account ARN of the not-denied
    /// principal"; AWS "might validate the account first, then the role, and then the assumed-role user", and its example of a role's session names all three. What may be
    /// denied by that is denied here, so that what is let through here is let through there. "The NotPrincipal element with a Deny effect will always deny any IAM principal
    /// that has a permissions boundary policy attached, regardless of the values specified in the NotPrincipal element."
    /// </remarks>
    public static bool IsLeftOut(PrincipalElement element, Caller caller)
    {
        if (caller.PermissionsBoundary is not null)
            return false;

        var (isAccount, isRole, isSelf) = (false, false, false);
        foreach (var principal in element.Principals)
        {
            if (principal is { Kind: "AWS", Name: "*" })
                return true;
            switch (Of(principal, caller))
            {
                case Grant.Account:
                    isAccount = true;
                    break;
                case Grant.Caller:
                    isRole = true;
                    break;
                case Grant.Session:
                    isSelf = true;
                    break;
            }
        }

        return caller.Kind switch
        {
            CallerKind.User => isSelf && isAccount,
            CallerKind.AssumedRole => isSelf && isRole && isAccount,
            // The account itself is named by its account, a service by its name.
            _ => isSelf,
        };
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
