using Usher.Access.Callers;
using Usher.Access.Policies;

namespace Usher.Access.Deciding;

/// <summary>One question: may this caller do this to that?</summary>
/// <param name="Caller">Who.</param>
/// <param name="Action">What: <c>s3:GetObject</c>.</param>
/// <param name="Resource">On what: an ARN, or <c>*</c> for actions without a resource.</param>
public sealed record AccessRequest(Caller Caller, string Action, string Resource)
{
    /// <summary>The account that owns the resource; empty where it is the caller's.</summary>
    public string ResourceAccount { get; init; } = "";

    /// <summary>The policy of the resource itself (a bucket's policy, a role's trust policy); null if it has none.</summary>
    public NamedPolicy? ResourcePolicy { get; init; }

    /// <summary>Whether the resource policy alone can allow even within the account, as a role's trust policy must.</summary>
    public bool NeedsResourcePolicy { get; init; }

    /// <summary>The condition keys of the request: <c>aws:SourceIp</c>, <c>s3:prefix</c> and so on.</summary>
    public ContextKeys Context { get; init; } = ContextKeys.None;
}
