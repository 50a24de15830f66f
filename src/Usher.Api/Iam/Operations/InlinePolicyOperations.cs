using Usher.Access.Identities;
using Usher.Api.Calls;
using Usher.Api.Query;
using Usher.Wire.Iam;

namespace Usher.Api.Iam.Operations;

/// <summary>PutUserPolicy, GetRolePolicy and so on.</summary>
internal sealed class InlinePolicyOperations(IdentityAccount account)
{
    public Task<object?> PutOnUserAsync(PutUserPolicyRequest request, AwsCall call, CancellationToken cancellationToken) =>
        Done(account.InlinePolicies.PutAsync(EntityKind.User, request.UserName, request.PolicyName, request.PolicyDocument, cancellationToken));

    public Task<object?> PutOnGroupAsync(PutGroupPolicyRequest request, AwsCall call, CancellationToken cancellationToken) =>
        Done(account.InlinePolicies.PutAsync(EntityKind.Group, request.GroupName, request.PolicyName, request.PolicyDocument, cancellationToken));

    public Task<object?> PutOnRoleAsync(PutRolePolicyRequest request, AwsCall call, CancellationToken cancellationToken) =>
        Done(account.InlinePolicies.PutAsync(EntityKind.Role, request.RoleName, request.PolicyName, request.PolicyDocument, cancellationToken));

    public Task<object?> DeleteFromUserAsync(DeleteUserPolicyRequest request, AwsCall call, CancellationToken cancellationToken) =>
        Done(account.InlinePolicies.DeleteAsync(EntityKind.User, request.UserName, request.PolicyName, cancellationToken));

    public Task<object?> DeleteFromGroupAsync(DeleteGroupPolicyRequest request, AwsCall call, CancellationToken cancellationToken) =>
        Done(account.InlinePolicies.DeleteAsync(EntityKind.Group, request.GroupName, request.PolicyName, cancellationToken));

    public Task<object?> DeleteFromRoleAsync(DeleteRolePolicyRequest request, AwsCall call, CancellationToken cancellationToken) =>
        Done(account.InlinePolicies.DeleteAsync(EntityKind.Role, request.RoleName, request.PolicyName, cancellationToken));

    public GetUserPolicyResponse GetOfUser(GetUserPolicyRequest request, AwsCall call)
    {
        var (name, policy, document) = Find(EntityKind.User, request.UserName, request.PolicyName);
        return new() { UserName = name, PolicyName = policy, PolicyDocument = document };
    }

    public GetGroupPolicyResponse GetOfGroup(GetGroupPolicyRequest request, AwsCall call)
    {
        var (name, policy, document) = Find(EntityKind.Group, request.GroupName, request.PolicyName);
        return new() { GroupName = name, PolicyName = policy, PolicyDocument = document };
    }

    public GetRolePolicyResponse GetOfRole(GetRolePolicyRequest request, AwsCall call)
    {
        var (name, policy, document) = Find(EntityKind.Role, request.RoleName, request.PolicyName);
        return new() { RoleName = name, PolicyName = policy, PolicyDocument = document };
    }

    public ListUserPoliciesResponse ListOfUser(ListUserPoliciesRequest request, AwsCall call)
    {
        var page = PageOf(EntityKind.User, request.UserName, request.Marker, request.MaxItems);
        return new() { PolicyNames = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker };
    }

    public ListGroupPoliciesResponse ListOfGroup(ListGroupPoliciesRequest request, AwsCall call)
    {
        var page = PageOf(EntityKind.Group, request.GroupName, request.Marker, request.MaxItems);
        return new() { PolicyNames = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker };
    }

    public ListRolePoliciesResponse ListOfRole(ListRolePoliciesRequest request, AwsCall call)
    {
        var page = PageOf(EntityKind.Role, request.RoleName, request.Marker, request.MaxItems);
        return new() { PolicyNames = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker };
    }

    private (string Name, string Policy, string Document) Find(EntityKind kind, string name, string policy)
    {
        var identity = account.Current.Identity(kind, name);
        return identity.Inline.TryGetKey(policy, out var spelled)
            ? (identity.Name, spelled, IamShapes.Document(identity.Inline[spelled].Text))
            : throw IamErrors.NoSuchInline(kind, policy);
    }

    private Page<string> PageOf(EntityKind kind, string name, string? marker, int? maxItems) =>
        Page.Of(account.Current.Identity(kind, name).Inline.Keys, policy => policy, marker, maxItems);

    private static async Task<object?> Done(Task change)
    {
        await change;
        return null;
    }
}
