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

    /// <summary>The values of a condition key, from the request or, where it brings none, from who asks.</summary>
    /// <returns>Null where the key is missing.</returns>
    public IReadOnlyList<string>? ValuesOf(string key) => Context.Find(key) ?? (OfCaller(key) is { Length: > 0 } value ? [value] : null);

    /// <summary>The value of a policy variable; null where its key is missing or has several.</summary>
    public string? ValueOf(string key) => ValuesOf(key) is [var value] ? value : null;

    private string? OfCaller(string key)
    {
        const string Tag = "aws:PrincipalTag/";
        if (key.StartsWith(Tag, StringComparison.OrdinalIgnoreCase))
            return Caller.Tags.FirstOrDefault(tag => tag.Key.Equals(key[Tag.Length..], StringComparison.OrdinalIgnoreCase)).Value;
        if (Caller.Kind is CallerKind.Service or CallerKind.Anonymous)
            return null;

        return key.ToLowerInvariant() switch
        {
            "aws:username" => Caller.UserName,
            "aws:userid" => Caller.UserId,
            "aws:principalarn" => Caller.Role?.ToString() ?? Caller.Arn,
            "aws:principalaccount" => Caller.Account,
            "aws:principaltype" => Caller.Kind switch { CallerKind.Root => "Account", CallerKind.User => "User", _ => "AssumedRole" },
            _ => null,
        };
    }
}
