using Usher.Access.Identities;
using Usher.Wire.Errors;

namespace Usher.Api.Iam;

/// <summary>Users, groups and roles by the ARN that a simulation names them with.</summary>
internal static class IdentitySources
{
    private static readonly EntityKind[] Kinds = [EntityKind.User, EntityKind.Group, EntityKind.Role];

    /// <summary>Null if there is none of that ARN.</summary>
    public static Identity? Find(AccountSnapshot snapshot, string arn) => Kinds
        .Select(kind => IamArns.TryRead(arn, kind, out _, out var name) ? snapshot.FindIdentity(kind, name) : null)
        .FirstOrDefault(identity => identity?.Arn == arn);

    /// <exception cref="AwsException">InvalidInput: no ARN of a user, group or role; NoSuchEntity.</exception>
    public static Identity Named(AccountSnapshot snapshot, string arn)
    {
        if (!Kinds.Any(kind => IamArns.TryRead(arn, kind, out _, out _)))
            throw IamErrors.Invalid($"Invalid Entity Arn: {arn} does not clearly define entity type and name. One looks like arn:aws:iam::{snapshot.Account}:user/name, with group/ or role/ for others.");
        return Find(snapshot, arn) ?? throw new AwsException("NoSuchEntity", $"The entity {arn} cannot be found.");
    }
}
