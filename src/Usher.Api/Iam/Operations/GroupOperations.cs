using Usher.Access.Identities;
using Usher.Api.Calls;
using Usher.Api.Query;
using Usher.Wire.Iam;

namespace Usher.Api.Iam.Operations;

/// <summary>CreateGroup, AddUserToGroup and so on.</summary>
internal sealed class GroupOperations(IdentityAccount account)
{
    public async Task<object?> CreateAsync(CreateGroupRequest request, AwsCall call, CancellationToken cancellationToken) =>
        new CreateGroupResponse { Group = IamShapes.Of(await account.Groups.CreateAsync(request.GroupName, request.Path ?? "/", cancellationToken)) };

    public GetGroupResponse Get(GetGroupRequest request, AwsCall call)
    {
        var group = account.Current.Group(request.GroupName);
        var page = Page.Of(account.Current.MembersOf(group), user => user.Name, request.Marker, request.MaxItems);
        return new()
        {
            Group = IamShapes.Of(group),
            Users = [.. page.Items.Select(user => IamShapes.Of(user) with { Tags = null, PermissionsBoundary = null })],
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }

    public async Task<object?> DeleteAsync(DeleteGroupRequest request, AwsCall call, CancellationToken cancellationToken)
    {
        await account.Groups.DeleteAsync(request.GroupName, cancellationToken);
        return null;
    }

    public ListGroupsResponse List(ListGroupsRequest request, AwsCall call)
    {
        var page = Page.Of(account.Current.Groups.Values.Where(group => group.IsUnder(request.PathPrefix)), group => group.Name, request.Marker, request.MaxItems);
        return new() { Groups = [.. page.Items.Select(IamShapes.Of)], IsTruncated = page.IsTruncated, Marker = page.Marker };
    }

    public ListGroupsForUserResponse ListForUser(ListGroupsForUserRequest request, AwsCall call)
    {
        var page = Page.Of(account.Current.GroupsOf(account.Current.User(request.UserName)), group => group.Name, request.Marker, request.MaxItems);
        return new() { Groups = [.. page.Items.Select(IamShapes.Of)], IsTruncated = page.IsTruncated, Marker = page.Marker };
    }

    public async Task<object?> AddAsync(AddUserToGroupRequest request, AwsCall call, CancellationToken cancellationToken)
    {
        await account.Groups.AddAsync(request.GroupName, request.UserName, cancellationToken);
        return null;
    }

    public async Task<object?> RemoveAsync(RemoveUserFromGroupRequest request, AwsCall call, CancellationToken cancellationToken)
    {
        await account.Groups.RemoveAsync(request.GroupName, request.UserName, cancellationToken);
        return null;
    }
}
