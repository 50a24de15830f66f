using Usher.Access.Identities;
using Usher.Api.Calls;
using Usher.Api.Query;
using Usher.Wire.Iam;
using Role = Usher.Access.Identities.Role;

namespace Usher.Api.Iam.Operations;

/// <summary>CreateRole, UpdateAssumeRolePolicy and so on.</summary>
internal sealed class RoleOperations(IdentityAccount account)
{
    public async Task<object?> CreateAsync(CreateRoleRequest request, AwsCall call, CancellationToken cancellationToken)
    {
        var role = await account.Roles.CreateAsync(
            new(request.RoleName, request.AssumeRolePolicyDocument)
            {
                Path = request.Path ?? "/",
                Description = request.Description,
                MaxSessionSeconds = request.MaxSessionDuration ?? Role.DefaultSessionSeconds,
                Boundary = request.PermissionsBoundary,
                Tags = IamShapes.Pairs(request.Tags),
            },
            cancellationToken);
        return new CreateRoleResponse { Role = IamShapes.Of(role) };
    }

    public GetRoleResponse Get(GetRoleRequest request, AwsCall call) => new() { Role = IamShapes.Of(account.Current.Role(request.RoleName)) };

    public async Task<object?> UpdateAsync(UpdateRoleRequest request, AwsCall call, CancellationToken cancellationToken)
    {
        await account.Roles.UpdateAsync(request.RoleName, request.Description, request.MaxSessionDuration, cancellationToken);
        return new UpdateRoleResponse();
    }

    public async Task<object?> DeleteAsync(DeleteRoleRequest request, AwsCall call, CancellationToken cancellationToken)
    {
        await account.Roles.DeleteAsync(request.RoleName, cancellationToken);
        return null;
    }

    public ListRolesResponse List(ListRolesRequest request, AwsCall call)
    {
        var page = Page.Of(account.Current.Roles.Values.Where(role => role.IsUnder(request.PathPrefix)), role => role.Name, request.Marker, request.MaxItems);
        return new()
        {
            Roles = [.. page.Items.Select(role => IamShapes.Of(role) with { Tags = null, PermissionsBoundary = null })],
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }

    public async Task<object?> UpdateTrustAsync(UpdateAssumeRolePolicyRequest request, AwsCall call, CancellationToken cancellationToken)
    {
        await account.Roles.SetTrustAsync(request.RoleName, request.PolicyDocument, cancellationToken);
        return null;
    }
}
