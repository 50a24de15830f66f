using Usher.Access.Callers;
using Usher.Access.Deciding;
using Usher.Access.Identities;

namespace Usher.Access.Sts;

/// <summary>What has to be allowed before a role is assumed, and the condition keys its trust policy may ask for.</summary>
/// <remarks>IAM User Guide, "AWS STS condition context keys" and "Pass session tags in AWS STS".</remarks>
public static class RoleRequirements
{
    /// <summary>The actions, all of which the trust policy has to allow.</summary>
    public static IEnumerable<string> ActionsOf(RoleRequest request, Caller caller)
    {
        yield return "sts:AssumeRole";
        if (request.Tags.Count > 0 || request.TransitiveTagKeys.Count > 0 || caller.TransitiveTagKeys.Count > 0)
            yield return "sts:TagSession";
        if (request.SourceIdentity is not null || caller.SourceIdentity is not null)
            yield return "sts:SetSourceIdentity";
    }

    /// <summary>The condition keys of the request.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="role">Null if there is none of that ARN.</param>
    /// <param name="caller">Whose own session hands on tags and identity.</param>
    public static ContextKeys ContextOf(RoleRequest request, Role? role, Caller caller)
    {
        var context = ContextKeys.None.With("sts:RoleSessionName", request.SessionName);
        if (request.ExternalId is { } externalId)
            context = context.With("sts:ExternalId", externalId);
        if ((caller.SourceIdentity ?? request.SourceIdentity) is { } identity)
            context = context.With("sts:SourceIdentity", identity);
        if (request.TransitiveTagKeys.Count > 0)
            context = context.With("sts:TransitiveTagKeys", request.TransitiveTagKeys);

        var tags = SessionTags.Of(request, caller);
        if (tags.Count > 0)
            context = context.With("aws:TagKeys", [.. tags.Keys]);
        foreach (var (key, value) in tags)
            context = context.With($"aws:RequestTag/{key}", value);
        foreach (var (key, value) in role?.Tags ?? Sorted.None<string>())
            context = context.With($"aws:ResourceTag/{key}", value).With($"iam:ResourceTag/{key}", value);
        return context;
    }
}
