using Usher.Access.Callers;
using Usher.Access.Policies;

namespace Usher.Access.Deciding;

/// <summary>One question: may this caller do this to that?</summary>
/// <param name="Caller">Who.</param>
/// <param name="Action">What: <c>s3:GetObject</c>.</param>
/// <param name="Resource">On what: an ARN, or <c>*</c> for actions without a resource.</param>
public sealed record AccessRequest(Caller Caller, string Action, string Resource) : IVariables
{
    /// <summary>The account that owns the resource; empty where it is the caller's.</summary>
    public string ResourceAccount { get; init; } = "";

    /// <summary>The policy of the resource itself (a bucket's policy, a role's trust policy); null if it has none.</summary>
    public NamedPolicy? ResourcePolicy { get; init; }

    /// <summary>Whether the resource policy alone can allow even within the account, as a role's trust policy must.</summary>
    public bool NeedsResourcePolicy { get; init; }

    /// <summary>The condition keys of the request: <c>aws:SourceIp</c>, <c>s3:prefix</c> and so on.</summary>
    public ContextKeys Context { get; init; } = ContextKeys.None;

    /// <summary>How many steps the answer may take; null for no limit.</summary>
    public StepBudget? Budget { get; init; }

    /// <summary>The values of a condition key, from the request or, where it brings none, from who asks.</summary>
    /// <returns>Null where the key is missing.</returns>
    public IReadOnlyList<string>? ValuesOf(string key) => Context.Find(key) ?? (OfCaller(key) is { Length: > 0 } value ? [value] : null);

    /// <summary>The value of a policy variable; null where its key is missing or has several.</summary>
    public string? ValueOf(string key) => Context.Find(key) is { } values ? values is [var value] ? value : null : OfCaller(key) is { Length: > 0 } own ? own : null;

    /// <summary>The value of a condition key that comes from the caller; null or empty where there is none.</summary>
    internal string? OfCaller(string key)
    {
        const string Global = "aws:";
        const string Tag = "aws:PrincipalTag/";
        if (!key.StartsWith(Global, StringComparison.OrdinalIgnoreCase))
            return null;
        if (key.StartsWith(Tag, StringComparison.OrdinalIgnoreCase))
            return TagOf(key.AsSpan(Tag.Length));
        if (Is("aws:PrincipalIsAWSService"))
            return Caller.Kind is CallerKind.Service ? "true" : "false";
        if (Caller.Kind is CallerKind.Service)
            return Is("aws:PrincipalServiceName") ? Caller.Arn : null;
        if (Caller.Kind is CallerKind.Anonymous)
            return Is("aws:PrincipalType") ? "Anonymous" : null;
        if (Is("aws:username"))
            return Caller.UserName;
        if (Is("aws:userid"))
            return Caller.UserId;
        if (Is("aws:PrincipalArn"))
            return Caller.Role?.ToString() ?? Caller.Arn;
        if (Is("aws:PrincipalAccount"))
            return Caller.Account;
        return Is("aws:PrincipalType") ? Caller.Kind switch { CallerKind.Root => "Account", CallerKind.User => "User", _ => "AssumedRole" } : null;

        bool Is(string known) => key.Equals(known, StringComparison.OrdinalIgnoreCase);
    }

    private string? TagOf(ReadOnlySpan<char> name)
    {
        foreach (var (key, value) in Caller.Tags)
        {
            if (name.Equals(key, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        return null;
    }
}
