using Usher.Access.Identities;
using Usher.Api.Calls;
using Usher.Api.Query;
using Usher.Wire.Iam;

namespace Usher.Api.Iam.Operations;

/// <summary>AttachUserPolicy, PutUserPermissionsBoundary and so on: which managed policies hold for whom.</summary>
internal sealed class AttachmentOperations(IdentityAccount account)
{
    public Task<object?> AttachToUserAsync(AttachUserPolicyRequest request, AwsCall call, CancellationToken cancellationToken) =>
        Done(account.Attachments.AttachAsync(EntityKind.User, request.UserName, request.PolicyArn, cancellationToken));

    public Task<object?> AttachToGroupAsync(AttachGroupPolicyRequest request, AwsCall call, CancellationToken cancellationToken) =>
        Done(account.Attachments.AttachAsync(EntityKind.Group, request.GroupName, request.PolicyArn, cancellationToken));

    public Task<object?> AttachToRoleAsync(AttachRolePolicyRequest request, AwsCall call, CancellationToken cancellationToken) =>
        Done(account.Attachments.AttachAsync(EntityKind.Role, request.RoleName, request.PolicyArn, cancellationToken));

    public Task<object?> DetachFromUserAsync(DetachUserPolicyRequest request, AwsCall call, CancellationToken cancellationToken) =>
        Done(account.Attachments.DetachAsync(EntityKind.User, request.UserName, request.PolicyArn, cancellationToken));

    public Task<object?> DetachFromGroupAsync(DetachGroupPolicyRequest request, AwsCall call, CancellationToken cancellationToken) =>
        Done(account.Attachments.DetachAsync(EntityKind.Group, request.GroupName, request.PolicyArn, cancellationToken));

    public Task<object?> DetachFromRoleAsync(DetachRolePolicyRequest request, AwsCall call, CancellationToken cancellationToken) =>
        Done(account.Attachments.DetachAsync(EntityKind.Role, request.RoleName, request.PolicyArn, cancellationToken));

    public ListAttachedUserPoliciesResponse ListOfUser(ListAttachedUserPoliciesRequest request, AwsCall call)
    {
        var page = PageOf(EntityKind.User, request.UserName, request.PathPrefix, request.Marker, request.MaxItems);
        return new() { AttachedPolicies = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker };
    }

    public ListAttachedGroupPoliciesResponse ListOfGroup(ListAttachedGroupPoliciesRequest request, AwsCall call)
    {
        var page = PageOf(EntityKind.Group, request.GroupName, request.PathPrefix, request.Marker, request.MaxItems);
        return new() { AttachedPolicies = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker };
    }

    public ListAttachedRolePoliciesResponse ListOfRole(ListAttachedRolePoliciesRequest request, AwsCall call)
    {
        var page = PageOf(EntityKind.Role, request.RoleName, request.PathPrefix, request.Marker, request.MaxItems);
        return new() { AttachedPolicies = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker };
    }

    public Task<object?> BoundUserAsync(PutUserPermissionsBoundaryRequest request, AwsCall call, CancellationToken cancellationToken) =>
        Done(account.Boundaries.PutAsync(EntityKind.User, request.UserName, request.PermissionsBoundary, cancellationToken));

    public Task<object?> BoundRoleAsync(PutRolePermissionsBoundaryRequest request, AwsCall call, CancellationToken cancellationToken) =>
        Done(account.Boundaries.PutAsync(EntityKind.Role, request.RoleName, request.PermissionsBoundary, cancellationToken));

    public Task<object?> UnboundUserAsync(DeleteUserPermissionsBoundaryRequest request, AwsCall call, CancellationToken cancellationToken) =>
        Done(account.Boundaries.DeleteAsync(EntityKind.User, request.UserName, cancellationToken));

    public Task<object?> UnboundRoleAsync(DeleteRolePermissionsBoundaryRequest request, AwsCall call, CancellationToken cancellationToken) =>
        Done(account.Boundaries.DeleteAsync(EntityKind.Role, request.RoleName, cancellationToken));

    private Page<AttachedPolicy> PageOf(EntityKind kind, string name, string? pathPrefix, string? marker, int? maxItems)
    {
        var policies = account.Current.Identity(kind, name).Attached.Select(account.Current.Policy).Where(policy => policy.IsUnder(pathPrefix)).OrderBy(policy => policy.Arn, StringComparer.OrdinalIgnoreCase);
        return Page.Of(policies.Select(policy => new AttachedPolicy { PolicyName = policy.Name, PolicyArn = policy.Arn }), policy => policy.PolicyArn!, marker, maxItems);
    }

    private static async Task<object?> Done(Task change)
    {
        await change;
        return null;
    }
}
