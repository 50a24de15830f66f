using Usher.Access.Identities;
using Usher.Api.Calls;
using Usher.Api.Query;
using Usher.Wire.Iam;

namespace Usher.Api.Iam.Operations;

/// <summary>TagUser, UntagRole, ListPolicyTags and so on.</summary>
internal sealed class TagOperations(IdentityAccount account)
{
    public Task<object?> TagUserAsync(TagUserRequest request, AwsCall call, CancellationToken cancellationToken) =>
        Done(account.Tags.AddAsync(EntityKind.User, request.UserName, IamShapes.Pairs(request.Tags), cancellationToken));

    public Task<object?> TagRoleAsync(TagRoleRequest request, AwsCall call, CancellationToken cancellationToken) =>
        Done(account.Tags.AddAsync(EntityKind.Role, request.RoleName, IamShapes.Pairs(request.Tags), cancellationToken));

    public Task<object?> TagPolicyAsync(TagPolicyRequest request, AwsCall call, CancellationToken cancellationToken) =>
        Done(account.Tags.AddAsync(EntityKind.Policy, request.PolicyArn, IamShapes.Pairs(request.Tags), cancellationToken));

    public Task<object?> UntagUserAsync(UntagUserRequest request, AwsCall call, CancellationToken cancellationToken) =>
        Done(account.Tags.RemoveAsync(EntityKind.User, request.UserName, request.TagKeys, cancellationToken));

    public Task<object?> UntagRoleAsync(UntagRoleRequest request, AwsCall call, CancellationToken cancellationToken) =>
        Done(account.Tags.RemoveAsync(EntityKind.Role, request.RoleName, request.TagKeys, cancellationToken));

    public Task<object?> UntagPolicyAsync(UntagPolicyRequest request, AwsCall call, CancellationToken cancellationToken) =>
        Done(account.Tags.RemoveAsync(EntityKind.Policy, request.PolicyArn, request.TagKeys, cancellationToken));

    public ListUserTagsResponse ListOfUser(ListUserTagsRequest request, AwsCall call)
    {
        var page = PageOf(account.Current.User(request.UserName), request.Marker, request.MaxItems);
        return new() { Tags = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker };
    }

    public ListRoleTagsResponse ListOfRole(ListRoleTagsRequest request, AwsCall call)
    {
        var page = PageOf(account.Current.Role(request.RoleName), request.Marker, request.MaxItems);
        return new() { Tags = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker };
    }

    public ListPolicyTagsResponse ListOfPolicy(ListPolicyTagsRequest request, AwsCall call)
    {
        var page = PageOf(account.Current.Policy(request.PolicyArn), request.Marker, request.MaxItems);
        return new() { Tags = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker };
    }

    private static Page<Tag> PageOf(IamEntity entity, string? marker, int? maxItems) => Page.Of(IamShapes.Tags(entity) ?? [], tag => tag.Key, marker, maxItems);

    private static async Task<object?> Done(Task change)
    {
        await change;
        return null;
    }
}
