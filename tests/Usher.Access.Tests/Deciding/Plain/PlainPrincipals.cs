using System.Text.Json;
using Usher.Access.Callers;

namespace Usher.Access.Tests.Deciding.Plain;

/// <summary>How a resource's policy grants, from the weakest.</summary>
internal enum PlainGrant
{
    Nothing,
    ToTheAccount,
    ThroughRole,
    Directly,
}

/// <summary>Whom Principal and NotPrincipal mean.</summary>
/// <remarks>IAM User Guide, "AWS JSON policy elements: Principal" and "AWS JSON policy elements: NotPrincipal".</remarks>
internal sealed class PlainPrincipals(Caller caller)
{
    /// <summary>Whether a statement is about the caller; one of an identity policy is about whoever has it.</summary>
    public bool Names(PlainStatement statement)
    {
        if (statement.Find("NotPrincipal") is { } excepted)
            return statement.Effect == "Deny" ? !IsExcepted(excepted) : !LevelsIn(excepted).Any();
        return statement.Find("Principal") is not { } principal || LevelsIn(principal).Any();
    }

    /// <summary>What a statement that allows and applies is worth to the caller.</summary>
    public PlainGrant GrantOf(PlainStatement statement)
    {
        // "*" reaches the session of a role through its role, whose boundary and session policies bound it.
        var everyone = caller.Kind is CallerKind.AssumedRole ? PlainGrant.ThroughRole : PlainGrant.Directly;
        return statement.Find("Principal") is not { } principal
            ? everyone
            : LevelsIn(principal).Max(level => level switch
            {
                Level.Everyone => everyone,
                Level.Account => PlainGrant.ToTheAccount,
                Level.Role => PlainGrant.ThroughRole,
                _ => PlainGrant.Directly,
            });
    }

    // "Explicitly denied to all principals except for the ones specified"; "you must also specify the account ARN of the not-denied principal"; "AWS might validate the account
    // first, then the role, and then the assumed-role user"; it "will always deny any IAM principal that has a permissions boundary policy attached".
    private bool IsExcepted(JsonElement excepted)
    {
        var named = LevelsIn(excepted).ToHashSet();
        if (caller.PermissionsBoundary is not null)
            return false;
        return named.Contains(Level.Everyone) || Needed().All(named.Contains);
    }

    private Level[] Needed() => caller.Kind switch
    {
        CallerKind.User => [Level.Account, Level.Self],
        CallerKind.AssumedRole => [Level.Account, Level.Role, Level.Self],
        _ => [Level.Self],
    };

    private IEnumerable<Level> LevelsIn(JsonElement principal) => principal.ValueKind is JsonValueKind.String
        ? [Level.Everyone]
        : principal.EnumerateObject().SelectMany(kind => PlainStatement.Texts(kind.Value).Select(name => LevelOf(kind.Name, name))).OfType<Level>();

    private Level? LevelOf(string kind, string name)
    {
        if (kind == "AWS" && name == "*")
            return Level.Everyone;
        if (caller.Kind is CallerKind.Service)
            return kind == "Service" && name == caller.Arn ? Level.Self : null;
        if (kind != "AWS" || caller.Kind is CallerKind.Anonymous)
            return null;
        // "The account ARN and the shortened account ID behave the same way."
        if (name == caller.Account || name == $"arn:aws:iam::{caller.Account}:root")
            return caller.Kind is CallerKind.Root ? Level.Self : Level.Account;
        // "The user name part of the ARN is case sensitive"; the unique id stands for what had the ARN.
        if (name == caller.Arn || name == caller.UserId)
            return Level.Self;
        return caller.Kind is CallerKind.AssumedRole && (name == $"{caller.Role}" || name == caller.UserId.Split(':')[0]) ? Level.Role : null;
    }

    private enum Level
    {
        Everyone,
        Account,
        Role,
        Self,
    }
}
