using Usher.Access;
using Usher.Access.Identities;
using Usher.Access.Simulating;
using Usher.Api.Calls;
using Usher.Api.Iam.Operations;
using Usher.Api.Query;
using Usher.Wire.Iam;
using Usher.Wire.Query;

namespace Usher.Api.Iam;

/// <summary>
/// Every operation of IAM that is here: its request, what it acts on, and who does it. The right that is asked for is <c>iam:</c> and the operation's name; an
/// operation that touches a second resource needs it there too.
/// </summary>
/// <remarks>IAM API reference, "Actions"; Service Authorization Reference, "Actions, resources, and condition keys for IAM".</remarks>
internal sealed class IamOperations(UsherAccount account, SimulationForm form)
{
    private readonly UserOperations _users = new(account.Identities);
    private readonly GroupOperations _groups = new(account.Identities);
    private readonly AccessKeyOperations _keys = new(account);
    private readonly RoleOperations _roles = new(account.Identities);
    private readonly PolicyOperations _policies = new(account.Identities);
    private readonly AttachmentOperations _attachments = new(account.Identities);
    private readonly InlinePolicyOperations _inline = new(account.Identities);
    private readonly TagOperations _tags = new(account.Identities);
    private readonly AccountOperations _account = new(account.Identities);
    private readonly SimulationOperations _simulation = new(account.Identities, form);

    public IEnumerable<QueryOperation> All =>
    [
        Change<CreateUserRequest>("CreateUser", (on, it) => on.New(EntityKind.User, it.Path, it.UserName), _users.CreateAsync),
        Show<GetUserRequest>("GetUser", (on, it) => on.User(it.UserName), _users.Get),
        Change<UpdateUserRequest>("UpdateUser", (on, it) => on.User(it.UserName), _users.UpdateAsync, (on, it) => on.Renamed(it.UserName, it.NewUserName, it.NewPath)),
        Change<DeleteUserRequest>("DeleteUser", (on, it) => on.User(it.UserName), _users.DeleteAsync),
        Show<ListUsersRequest>("ListUsers", (on, it) => on.All(EntityKind.User, it.PathPrefix), _users.List),

        Change<CreateGroupRequest>("CreateGroup", (on, it) => on.New(EntityKind.Group, it.Path, it.GroupName), _groups.CreateAsync),
        Show<GetGroupRequest>("GetGroup", (on, it) => on.Group(it.GroupName), _groups.Get),
        Change<DeleteGroupRequest>("DeleteGroup", (on, it) => on.Group(it.GroupName), _groups.DeleteAsync),
        Show<ListGroupsRequest>("ListGroups", (on, it) => on.All(EntityKind.Group, it.PathPrefix), _groups.List),
        Change<AddUserToGroupRequest>("AddUserToGroup", (on, it) => on.Group(it.GroupName), _groups.AddAsync),
        Change<RemoveUserFromGroupRequest>("RemoveUserFromGroup", (on, it) => on.Group(it.GroupName), _groups.RemoveAsync),
        Show<ListGroupsForUserRequest>("ListGroupsForUser", (on, it) => on.User(it.UserName), _groups.ListForUser),

        Change<CreateAccessKeyRequest>("CreateAccessKey", (on, it) => on.User(it.UserName), _keys.CreateAsync),
        Change<UpdateAccessKeyRequest>("UpdateAccessKey", (on, it) => on.User(it.UserName), _keys.UpdateAsync),
        Change<DeleteAccessKeyRequest>("DeleteAccessKey", (on, it) => on.User(it.UserName), _keys.DeleteAsync),
        Show<ListAccessKeysRequest>("ListAccessKeys", (on, it) => on.User(it.UserName), _keys.List),
        Show<GetAccessKeyLastUsedRequest>("GetAccessKeyLastUsed", (on, it) => on.OwnerOf(it.AccessKeyId), _keys.LastUsed),

        Change<CreateRoleRequest>("CreateRole", (on, it) => on.New(EntityKind.Role, it.Path, it.RoleName), _roles.CreateAsync),
        Show<GetRoleRequest>("GetRole", (on, it) => on.Role(it.RoleName), _roles.Get),
        Change<UpdateRoleRequest>("UpdateRole", (on, it) => on.Role(it.RoleName), _roles.UpdateAsync),
        Change<DeleteRoleRequest>("DeleteRole", (on, it) => on.Role(it.RoleName), _roles.DeleteAsync),
        Show<ListRolesRequest>("ListRoles", (on, it) => on.All(EntityKind.Role, it.PathPrefix), _roles.List),
        Change<UpdateAssumeRolePolicyRequest>("UpdateAssumeRolePolicy", (on, it) => on.Role(it.RoleName), _roles.UpdateTrustAsync),

        Change<CreatePolicyRequest>("CreatePolicy", (on, it) => on.New(EntityKind.Policy, it.Path, it.PolicyName), _policies.CreateAsync),
        Show<GetPolicyRequest>("GetPolicy", (on, it) => on.Policy(it.PolicyArn), _policies.Get),
        Change<DeletePolicyRequest>("DeletePolicy", (on, it) => on.Policy(it.PolicyArn), _policies.DeleteAsync),
        Show<ListPoliciesRequest>("ListPolicies", (on, it) => on.All(EntityKind.Policy, it.PathPrefix), _policies.List),
        Change<CreatePolicyVersionRequest>("CreatePolicyVersion", (on, it) => on.Policy(it.PolicyArn), _policies.CreateVersionAsync),
        Show<GetPolicyVersionRequest>("GetPolicyVersion", (on, it) => on.Policy(it.PolicyArn), _policies.GetVersion),
        Show<ListPolicyVersionsRequest>("ListPolicyVersions", (on, it) => on.Policy(it.PolicyArn), _policies.ListVersions),
        Change<SetDefaultPolicyVersionRequest>("SetDefaultPolicyVersion", (on, it) => on.Policy(it.PolicyArn), _policies.SetDefaultAsync),
        Change<DeletePolicyVersionRequest>("DeletePolicyVersion", (on, it) => on.Policy(it.PolicyArn), _policies.DeleteVersionAsync),
        Show<ListEntitiesForPolicyRequest>("ListEntitiesForPolicy", (on, it) => on.Policy(it.PolicyArn), _policies.ListEntities),

        Change<AttachUserPolicyRequest>("AttachUserPolicy", (on, it) => on.User(it.UserName), _attachments.AttachToUserAsync),
        Change<AttachGroupPolicyRequest>("AttachGroupPolicy", (on, it) => on.Group(it.GroupName), _attachments.AttachToGroupAsync),
        Change<AttachRolePolicyRequest>("AttachRolePolicy", (on, it) => on.Role(it.RoleName), _attachments.AttachToRoleAsync),
        Change<DetachUserPolicyRequest>("DetachUserPolicy", (on, it) => on.User(it.UserName), _attachments.DetachFromUserAsync),
        Change<DetachGroupPolicyRequest>("DetachGroupPolicy", (on, it) => on.Group(it.GroupName), _attachments.DetachFromGroupAsync),
        Change<DetachRolePolicyRequest>("DetachRolePolicy", (on, it) => on.Role(it.RoleName), _attachments.DetachFromRoleAsync),
        Show<ListAttachedUserPoliciesRequest>("ListAttachedUserPolicies", (on, it) => on.User(it.UserName), _attachments.ListOfUser),
        Show<ListAttachedGroupPoliciesRequest>("ListAttachedGroupPolicies", (on, it) => on.Group(it.GroupName), _attachments.ListOfGroup),
        Show<ListAttachedRolePoliciesRequest>("ListAttachedRolePolicies", (on, it) => on.Role(it.RoleName), _attachments.ListOfRole),
        Change<PutUserPermissionsBoundaryRequest>("PutUserPermissionsBoundary", (on, it) => on.User(it.UserName), _attachments.BoundUserAsync),
        Change<PutRolePermissionsBoundaryRequest>("PutRolePermissionsBoundary", (on, it) => on.Role(it.RoleName), _attachments.BoundRoleAsync),
        Change<DeleteUserPermissionsBoundaryRequest>("DeleteUserPermissionsBoundary", (on, it) => on.User(it.UserName), _attachments.UnboundUserAsync),
        Change<DeleteRolePermissionsBoundaryRequest>("DeleteRolePermissionsBoundary", (on, it) => on.Role(it.RoleName), _attachments.UnboundRoleAsync),

        Change<PutUserPolicyRequest>("PutUserPolicy", (on, it) => on.User(it.UserName), _inline.PutOnUserAsync),
        Change<PutGroupPolicyRequest>("PutGroupPolicy", (on, it) => on.Group(it.GroupName), _inline.PutOnGroupAsync),
        Change<PutRolePolicyRequest>("PutRolePolicy", (on, it) => on.Role(it.RoleName), _inline.PutOnRoleAsync),
        Show<GetUserPolicyRequest>("GetUserPolicy", (on, it) => on.User(it.UserName), _inline.GetOfUser),
        Show<GetGroupPolicyRequest>("GetGroupPolicy", (on, it) => on.Group(it.GroupName), _inline.GetOfGroup),
        Show<GetRolePolicyRequest>("GetRolePolicy", (on, it) => on.Role(it.RoleName), _inline.GetOfRole),
        Change<DeleteUserPolicyRequest>("DeleteUserPolicy", (on, it) => on.User(it.UserName), _inline.DeleteFromUserAsync),
        Change<DeleteGroupPolicyRequest>("DeleteGroupPolicy", (on, it) => on.Group(it.GroupName), _inline.DeleteFromGroupAsync),
        Change<DeleteRolePolicyRequest>("DeleteRolePolicy", (on, it) => on.Role(it.RoleName), _inline.DeleteFromRoleAsync),
        Show<ListUserPoliciesRequest>("ListUserPolicies", (on, it) => on.User(it.UserName), _inline.ListOfUser),
        Show<ListGroupPoliciesRequest>("ListGroupPolicies", (on, it) => on.Group(it.GroupName), _inline.ListOfGroup),
        Show<ListRolePoliciesRequest>("ListRolePolicies", (on, it) => on.Role(it.RoleName), _inline.ListOfRole),

        Change<TagUserRequest>("TagUser", (on, it) => on.User(it.UserName), _tags.TagUserAsync),
        Change<TagRoleRequest>("TagRole", (on, it) => on.Role(it.RoleName), _tags.TagRoleAsync),
        Change<TagPolicyRequest>("TagPolicy", (on, it) => on.Policy(it.PolicyArn), _tags.TagPolicyAsync),
        Change<UntagUserRequest>("UntagUser", (on, it) => on.User(it.UserName), _tags.UntagUserAsync),
        Change<UntagRoleRequest>("UntagRole", (on, it) => on.Role(it.RoleName), _tags.UntagRoleAsync),
        Change<UntagPolicyRequest>("UntagPolicy", (on, it) => on.Policy(it.PolicyArn), _tags.UntagPolicyAsync),
        Show<ListUserTagsRequest>("ListUserTags", (on, it) => on.User(it.UserName), _tags.ListOfUser),
        Show<ListRoleTagsRequest>("ListRoleTags", (on, it) => on.Role(it.RoleName), _tags.ListOfRole),
        Show<ListPolicyTagsRequest>("ListPolicyTags", (on, it) => on.Policy(it.PolicyArn), _tags.ListOfPolicy),

        Show<NoRequest>("GetAccountSummary", (_, _) => IamTargets.Any, _account.Summary),
        Show<ListAccountAliasesRequest>("ListAccountAliases", (_, _) => IamTargets.Any, AccountOperations.Aliases),

        Work<SimulatePrincipalPolicyRequest>("SimulatePrincipalPolicy", (on, it) => on.Source(it.PolicySourceArn), _simulation.Principal),
        Work<SimulateCustomPolicyRequest>("SimulateCustomPolicy", (_, _) => IamTargets.Any, _simulation.Custom),
        Show<GetContextKeysForPrincipalPolicyRequest>("GetContextKeysForPrincipalPolicy", (on, it) => on.Source(it.PolicySourceArn), _simulation.KeysOfPrincipal),
        Show<GetContextKeysForCustomPolicyRequest>("GetContextKeysForCustomPolicy", (_, _) => IamTargets.Any, SimulationOperations.KeysOfCustom),
    ];

    private QueryOperation Show<T>(string name, Func<IamTargets, T, IamTarget> target, Func<T, AwsCall, object> answer)
        where T : class => Change(name, target, (request, call, _) => Task.FromResult<object?>(answer(request, call)));

    // What takes long enough that it should end with its client.
    private QueryOperation Work<T>(string name, Func<IamTargets, T, IamTarget> target, Func<T, CancellationToken, object> answer)
        where T : class => Change(name, target, (request, _, stop) => Task.FromResult<object?>(answer(request, stop)));

    private QueryOperation Change<T>(
        string name, Func<IamTargets, T, IamTarget> target, Func<T, AwsCall, CancellationToken, Task<object?>> answer, Func<IamTargets, T, IamTarget>? second = null)
        where T : class => new(
        name,
        (call, form, stop) =>
        {
            var request = QueryReader.Read<T>(form);
            var on = new IamTargets(account.Identities.Current, call);
            var first = target(on, request);
            call.Authorize($"iam:{name}", first.Arn, context: IamContext.Of(request, first));
            if (second?.Invoke(on, request) is { } other && other.Arn != first.Arn)
                call.Authorize($"iam:{name}", other.Arn, context: IamContext.Of(request, other));
            return answer(request, call, stop);
        });
}
