using Usher.Access;
using Usher.Access.Callers;
using Usher.Access.Identities;
using Usher.Api.Calls;
using Usher.Api.Query;
using Usher.Wire.Iam;

namespace Usher.Api.Iam.Operations;

/// <summary>CreateAccessKey and so on. Without a user name they act on the caller's own keys; the caller may be root.</summary>
internal sealed class AccessKeyOperations(UsherAccount account)
{
    private const string NotAvailable = "N/A";

    private UserChanges Users => account.Identities.Users;

    private AccountSnapshot Current => account.Identities.Current;

    public async Task<object?> CreateAsync(CreateAccessKeyRequest request, AwsCall call, CancellationToken cancellationToken)
    {
        var made = account.Secrets.Make(account.Identities.Now);
        var user = NameOf(request.UserName, call);
        await (user is null ? Users.AddRootKeyAsync(made.Key, cancellationToken) : Users.AddKeyAsync(user, made.Key, cancellationToken));
        return new CreateAccessKeyResponse
        {
            AccessKey = new()
            {
                UserName = user is null ? null : Current.User(user).Name,
                AccessKeyId = made.Key.Id,
                Status = IamShapes.Status(active: true),
                SecretAccessKey = made.Secret,
                CreateDate = made.Key.Created,
            },
        };
    }

    public async Task<object?> UpdateAsync(UpdateAccessKeyRequest request, AwsCall call, CancellationToken cancellationToken)
    {
        var active = request.Status == IamShapes.Status(active: true);
        await (NameOf(request.UserName, call) is { } user
            ? Users.SetKeyActiveAsync(user, request.AccessKeyId, active, cancellationToken)
            : Users.SetRootKeyActiveAsync(request.AccessKeyId, active, cancellationToken));
        return null;
    }

    public async Task<object?> DeleteAsync(DeleteAccessKeyRequest request, AwsCall call, CancellationToken cancellationToken)
    {
        await (NameOf(request.UserName, call) is { } user ? Users.DeleteKeyAsync(user, request.AccessKeyId, cancellationToken) : Users.DeleteRootKeyAsync(request.AccessKeyId, cancellationToken));
        return null;
    }

    public ListAccessKeysResponse List(ListAccessKeysRequest request, AwsCall call)
    {
        var user = NameOf(request.UserName, call) is { } name ? Current.User(name) : null;
        var keys = (user?.Keys ?? Current.RootKeys).Sort((one, other) => string.CompareOrdinal(one.Id, other.Id));
        var page = Page.Of(keys, key => key.Id, request.Marker, request.MaxItems);
        return new() { AccessKeyMetadata = [.. page.Items.Select(key => IamShapes.Of(key, user?.Name))], IsTruncated = page.IsTruncated, Marker = page.Marker };
    }

    public GetAccessKeyLastUsedResponse LastUsed(GetAccessKeyLastUsedRequest request, AwsCall call)
    {
        var owners = Current.Users.Values.Select(user => (UserName: (string?)user.Name, user.Keys)).Append((null, Current.RootKeys));
        var (userName, keys) = owners.FirstOrDefault(owner => owner.Keys.Any(key => key.Id == request.AccessKeyId));
        if (keys.IsDefault)
            throw IamErrors.NoSuchKey(request.AccessKeyId);

        var last = account.Identities.KeyUses.LastOf(keys.First(key => key.Id == request.AccessKeyId));
        return new()
        {
            UserName = userName,
            AccessKeyLastUsed = new() { LastUsedDate = last?.At, ServiceName = last?.Service ?? NotAvailable, Region = last?.Region ?? NotAvailable },
        };
    }

    /// <summary>Whose keys; null for those of the account itself.</summary>
    private static string? NameOf(string? userName, AwsCall call) => userName is null && call.Caller.Kind is CallerKind.Root ? null : userName ?? SelfNaming.NameOf(call.Caller);
}
