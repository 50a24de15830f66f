using Usher.Access.Identities;
using Usher.Access.Identities.ManagedPolicies;
using Usher.Api.Calls;
using Usher.Api.Query;
using Usher.Wire.Iam;

namespace Usher.Api.Iam.Operations;

/// <summary>CreatePolicy, CreatePolicyVersion and so on.</summary>
internal sealed class PolicyOperations(IdentityAccount account)
{
    public async Task<object?> CreateAsync(CreatePolicyRequest request, AwsCall call, CancellationToken cancellationToken)
    {
        var policy = await account.Policies.CreateAsync(
            request.PolicyName, request.Path ?? "/", request.PolicyDocument, request.Description, IamShapes.Pairs(request.Tags), cancellationToken);
        return new CreatePolicyResponse { Policy = IamShapes.Of(policy, account.Current) };
    }

    public GetPolicyResponse Get(GetPolicyRequest request, AwsCall call) => new() { Policy = IamShapes.Of(account.Current.Policy(request.PolicyArn), account.Current) };

    public async Task<object?> DeleteAsync(DeletePolicyRequest request, AwsCall call, CancellationToken cancellationToken)
    {
        await account.Policies.DeleteAsync(request.PolicyArn, cancellationToken);
        return null;
    }

    public ListPoliciesResponse List(ListPoliciesRequest request, AwsCall call)
    {
        var all = new List<ManagedPolicy>();
        if (request.Scope is not "AWS")
            all.AddRange(account.Current.Policies.Values);
        if (request.Scope is not "Local")
            all.AddRange(AmazonPolicies.All);

        var wanted = all.Where(policy => policy.IsUnder(request.PathPrefix))
            .Select(policy => IamShapes.Of(policy, account.Current) with { Tags = null, Description = null })
            .Where(policy => request.OnlyAttached is not true || policy.AttachmentCount > 0)
            .Where(policy => request.PolicyUsageFilter switch
            {
                "PermissionsPolicy" => policy.AttachmentCount > 0,
                "PermissionsBoundary" => policy.PermissionsBoundaryUsageCount > 0,
                _ => true,
            })
            .OrderBy(policy => policy.Arn!, StringComparer.OrdinalIgnoreCase);
        var page = Page.Of(wanted, policy => policy.Arn!, request.Marker, request.MaxItems);
        return new() { Policies = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker };
    }

    public async Task<object?> CreateVersionAsync(CreatePolicyVersionRequest request, AwsCall call, CancellationToken cancellationToken)
    {
        var asDefault = request.SetAsDefault ?? false;
        var version = await account.Policies.AddVersionAsync(request.PolicyArn, request.PolicyDocument, asDefault, cancellationToken);
        return new CreatePolicyVersionResponse { PolicyVersion = IamShapes.Of(version, asDefault, withDocument: false) };
    }

    public GetPolicyVersionResponse GetVersion(GetPolicyVersionRequest request, AwsCall call)
    {
        var policy = account.Current.Policy(request.PolicyArn);
        var version = PolicyChanges.VersionOf(policy, request.VersionId);
        return new() { PolicyVersion = IamShapes.Of(version, version.Number == policy.DefaultNumber, withDocument: true) };
    }

    public ListPolicyVersionsResponse ListVersions(ListPolicyVersionsRequest request, AwsCall call)
    {
        var policy = account.Current.Policy(request.PolicyArn);
        // Newest first, by a key that sorts so.
        var page = Page.Of(policy.Versions.Reverse(), version => $"{int.MaxValue - version.Number:D10}", request.Marker, request.MaxItems);
        return new()
        {
            Versions = [.. page.Items.Select(version => IamShapes.Of(version, version.Number == policy.DefaultNumber, withDocument: false))],
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }

    public async Task<object?> SetDefaultAsync(SetDefaultPolicyVersionRequest request, AwsCall call, CancellationToken cancellationToken)
    {
        await account.Policies.SetDefaultAsync(request.PolicyArn, request.VersionId, cancellationToken);
        return null;
    }

    public async Task<object?> DeleteVersionAsync(DeletePolicyVersionRequest request, AwsCall call, CancellationToken cancellationToken)
    {
        await account.Policies.DeleteVersionAsync(request.PolicyArn, request.VersionId, cancellationToken);
        return null;
    }

    public ListEntitiesForPolicyResponse ListEntities(ListEntitiesForPolicyRequest request, AwsCall call)
    {
        var policy = account.Current.Policy(request.PolicyArn);
        var wanted = account.Current.Identities
            .Where(identity => request.EntityFilter is null || request.EntityFilter == identity.Kind.ToString())
            .Where(identity => identity.IsUnder(request.PathPrefix))
            .Where(identity => (request.PolicyUsageFilter is not "PermissionsBoundary" && identity.Attached.Contains(policy.Arn))
                || (request.PolicyUsageFilter is not "PermissionsPolicy" && PolicyChanges.IsBound(identity, policy)));
        // Identities come by kind, then by name.
        var page = Page.Of(wanted, identity => $"{(int)identity.Kind} {identity.Name}", request.Marker, request.MaxItems);
        return new()
        {
            PolicyGroups = [.. page.Items.OfType<Access.Identities.Group>().Select(group => new PolicyGroup { GroupName = group.Name, GroupId = group.Id })],
            PolicyUsers = [.. page.Items.OfType<Access.Identities.User>().Select(user => new PolicyUser { UserName = user.Name, UserId = user.Id })],
            PolicyRoles = [.. page.Items.OfType<Access.Identities.Role>().Select(role => new PolicyRole { RoleName = role.Name, RoleId = role.Id })],
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }
}
