using Usher.Access.Callers;
using Usher.Access.Policies;

namespace Usher.Access.Deciding;

/// <summary>Whether a statement's principals mean a caller.</summary>
internal static class PrincipalMatch
{
    public static Grant Of(PrincipalElement element, Caller caller)
    {
        var best = Grant.None;
        foreach (var principal in element.Principals)
        {
            if (Of(principal, caller) is var grant && grant > best)
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
        if (name == caller.Account || (name.EndsWith(":root", StringComparison.Ordinal) && name == $"arn:aws:iam::{caller.Account}:root"))
            return caller.Kind is CallerKind.Root ? Grant.Session : Grant.Account;
        if (name == caller.Arn || name == caller.UserId)
            return Grant.Session;
        return caller.Role is { } role && name == role.ToString() ? Grant.Caller : Grant.None;
    }

    // "*" means a role's session through its role, and is bounded as that is.
    private static Grant Everybody(Caller caller) => caller.Kind is CallerKind.AssumedRole ? Grant.Caller : Grant.Session;
}
