using Usher.Access.Deciding;
using Usher.Access.Identities;
using Usher.Wire.Iam;

namespace Usher.Api.Iam;

/// <summary>The condition keys that IAM's operations bring besides the global ones.</summary>
/// <remarks>Service Authorization Reference, "Actions, resources, and condition keys for IAM"; IAM User Guide, "Permissions boundaries", delegating with iam:PermissionsBoundary.</remarks>
internal static class IamContext
{
    /// <summary>The keys of one request.</summary>
    /// <param name="request">Its record.</param>
    /// <param name="target">What it acts on.</param>
    public static ContextKeys Of(object request, IamTarget target)
    {
        var context = ContextKeys.None;
        if (BoundaryOf(request, target) is { } boundary)
            context = context.With("iam:PermissionsBoundary", boundary);
        // Managed policies are found by the exact ARN alone, so that this is the ARN of what is found.
        if (PolicyOf(request) is { } policy)
            context = context.With("iam:PolicyARN", policy);

        var keys = WithSpellingsOf(target.Entity, TagKeysOf(request));
        if (keys.Count > 0)
            context = context.With("aws:TagKeys", keys);
        foreach (var tag in TagsOf(request) ?? [])
            context = context.With($"aws:RequestTag/{tag.Key}", tag.Value);
        foreach (var (key, value) in target.Entity?.Tags ?? Sorted.None<string>())
            context = context.With($"aws:ResourceTag/{key}", value).With($"iam:ResourceTag/{key}", value);
        return context;
    }

    /// <summary>The boundary that is given; where none is, the one that bounds the user or role whose rights are to change.</summary>
    private static string? BoundaryOf(object request, IamTarget target) => request switch
    {
        CreateUserRequest create => create.PermissionsBoundary,
        CreateRoleRequest create => create.PermissionsBoundary,
        PutUserPermissionsBoundaryRequest put => put.PermissionsBoundary,
        PutRolePermissionsBoundaryRequest put => put.PermissionsBoundary,
        _ => (target.Entity as Identity)?.Boundary,
    };

    private static string? PolicyOf(object request) => request switch
    {
        AttachUserPolicyRequest attach => attach.PolicyArn,
        AttachGroupPolicyRequest attach => attach.PolicyArn,
        AttachRolePolicyRequest attach => attach.PolicyArn,
        DetachUserPolicyRequest detach => detach.PolicyArn,
        DetachGroupPolicyRequest detach => detach.PolicyArn,
        DetachRolePolicyRequest detach => detach.PolicyArn,
        _ => null,
    };

    // Tag keys are told apart without case: 'owner' takes away or replaces 'Owner', and policies are asked about both.
    private static IReadOnlyList<string> WithSpellingsOf(IamEntity? entity, IReadOnlyList<string> keys) =>
        entity is null || entity.Tags.IsEmpty ? keys : [.. keys.Concat(keys.Select(key => entity.Tags.TryGetKey(key, out var its) ? its : key)).Distinct(StringComparer.Ordinal)];

    private static IReadOnlyList<Tag>? TagsOf(object request) => request switch
    {
        CreateUserRequest create => create.Tags,
        CreateRoleRequest create => create.Tags,
        CreatePolicyRequest create => create.Tags,
        TagUserRequest tag => tag.Tags,
        TagRoleRequest tag => tag.Tags,
        TagPolicyRequest tag => tag.Tags,
        _ => null,
    };

    private static IReadOnlyList<string> TagKeysOf(object request) => request switch
    {
        UntagUserRequest untag => untag.TagKeys,
        UntagRoleRequest untag => untag.TagKeys,
        UntagPolicyRequest untag => untag.TagKeys,
        _ => [.. (TagsOf(request) ?? []).Select(tag => tag.Key)],
    };
}
