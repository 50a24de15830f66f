using Usher.Access.Callers;
using Usher.Access.Identities;
using Usher.Api.Calls;

namespace Usher.Api.Iam;

/// <summary>
/// Finds what an operation acts on, so that the caller can be asked for a right to it before anything is told about it. What is there is asked about under its own ARN,
/// never under the spelling of the request: IAM finds users, groups and roles by names without case, and a deny that names one spelling would be escaped by another.
/// </summary>
/// <remarks>Service Authorization Reference, "Actions, resources, and condition keys for IAM", resource types.</remarks>
internal sealed class IamTargets(AccountSnapshot snapshot, AwsCall call)
{
    /// <summary>No resource.</summary>
    public static IamTarget Any { get; } = new("*");

    /// <summary>A user; the caller if no name is given.</summary>
    public IamTarget User(string? name) => name is null && call.Caller.Kind is CallerKind.Root ? new(call.Caller.Arn) : Identity(EntityKind.User, name ?? SelfNaming.NameOf(call.Caller));

    public IamTarget Group(string name) => Identity(EntityKind.Group, name);

    public IamTarget Role(string name) => Identity(EntityKind.Role, name);

    /// <summary>A managed policy by its ARN, whether it is there or not.</summary>
    public IamTarget Policy(string arn) => snapshot.FindPolicy(arn) is { } policy ? new(policy.Arn, policy) : new(arn);

    /// <summary>Something that is to be made.</summary>
    public IamTarget New(EntityKind kind, string? path, string name) => new(IamArns.Of(snapshot.Account, kind, path ?? "/", name));

    /// <summary>A user under the new name and path, so that callers cannot move a user to a path that they have no rights to.</summary>
    public IamTarget Renamed(string name, string? newName, string? newPath)
    {
        var user = snapshot.Users.GetValueOrDefault(name);
        return new(IamArns.Of(snapshot.Account, EntityKind.User, newPath ?? user?.Path ?? "/", newName ?? user?.Name ?? name), user);
    }

    /// <summary>All of a kind whose paths begin alike.</summary>
    public IamTarget All(EntityKind kind, string? pathPrefix) => new(IamArns.Of(snapshot.Account, kind, pathPrefix ?? "/", ""));

    /// <summary>The user whose access key it is; the account for an unknown key, so that callers cannot find out which keys exist.</summary>
    public IamTarget OwnerOf(string keyId) =>
        snapshot.Users.Values.FirstOrDefault(user => user.Keys.Any(key => key.Id == keyId)) is { } user ? new(user.Arn, user) : new(IamArns.Of(snapshot.Account, EntityKind.User, "/", "*"));

    /// <summary>A user, group or role by its ARN.</summary>
    public IamTarget Source(string arn) => IdentitySources.Find(snapshot, arn) is { } identity ? new(identity.Arn, identity) : new(arn);

    private IamTarget Identity(EntityKind kind, string name) =>
        snapshot.FindIdentity(kind, name) is { } identity ? new(identity.Arn, identity) : new(IamArns.Of(snapshot.Account, kind, "/", name));
}
