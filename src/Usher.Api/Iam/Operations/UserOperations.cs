using Usher.Access.Callers;
using Usher.Access.Identities;
using Usher.Api.Calls;
using Usher.Api.Query;
using Usher.Wire.Iam;

namespace Usher.Api.Iam.Operations;

/// <summary>CreateUser, GetUser and so on.</summary>
internal sealed class UserOperations(IdentityAccount account)
{
    public async Task<object?> CreateAsync(CreateUserRequest request, AwsCall call, CancellationToken cancellationToken)
    {
        var user = await account.Users.CreateAsync(request.UserName, request.Path ?? "/", request.PermissionsBoundary, IamShapes.Pairs(request.Tags), cancellationToken);
        return new CreateUserResponse { User = IamShapes.Of(user) };
    }

    public GetUserResponse Get(GetUserRequest request, AwsCall call) => new()
    {
        User = request.UserName is null && call.Caller.Kind is CallerKind.Root
            ? IamShapes.Root(account.Current)
            : IamShapes.Of(account.Current.User(request.UserName ?? SelfNaming.NameOf(call.Caller))),
    };

    public async Task<object?> UpdateAsync(UpdateUserRequest request, AwsCall call, CancellationToken cancellationToken)
    {
        await account.Users.RenameAsync(request.UserName, request.NewUserName, request.NewPath, cancellationToken);
        return null;
    }

    public async Task<object?> DeleteAsync(DeleteUserRequest request, AwsCall call, CancellationToken cancellationToken)
    {
        await account.Users.DeleteAsync(request.UserName, cancellationToken);
        return null;
    }

    public ListUsersResponse List(ListUsersRequest request, AwsCall call)
    {
        var page = Page.Of(account.Current.Users.Values.Where(user => user.IsUnder(request.PathPrefix)), user => user.Name, request.Marker, request.MaxItems);
        return new()
        {
            Users = [.. page.Items.Select(user => IamShapes.Of(user) with { Tags = null, PermissionsBoundary = null })],
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }
}
