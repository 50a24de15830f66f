using Usher.Access.Identities;
using Usher.Storage.Identities.Rows;

namespace Usher.Storage.Identities;

/// <summary>Converts identities to rows.</summary>
internal static class IdentityRows
{
    /// <summary>The rows of the account itself.</summary>
    public static IEnumerable<object> OfAccount(AccountSnapshot snapshot) =>
        snapshot.RootKeys.Select(key => (object)Of(key, snapshot.Account)).Prepend(new AccountRow { Account = snapshot.Account, Created = snapshot.Created });

    /// <summary>The rows of an entity: its own and those that refer to it.</summary>
    public static IEnumerable<object> Of(IamEntity entity)
    {
        var tags = entity.Tags.Select(tag => (object)new TagRow { OwnerId = entity.Id, Key = tag.Key, Value = tag.Value });
        return entity switch
        {
            ManagedPolicy policy => tags.Concat(policy.Versions.Select(version => (object)Of(policy, version))).Prepend(Row(policy)),
            Identity identity => tags.Concat(Policies(identity)).Concat(identity is User user ? OfUser(user) : []).Prepend(Row(identity)),
            _ => throw new ArgumentException($"{entity.GetType()} has no table.", nameof(entity)),
        };
    }

    private static object Row(Identity identity) => identity switch
    {
        User user => new UserRow { Id = user.Id, Name = user.Name, Path = user.Path, Created = user.Created, Boundary = user.Boundary },
        Group group => new GroupRow { Id = group.Id, Name = group.Name, Path = group.Path, Created = group.Created, Boundary = group.Boundary },
        Role role => new RoleRow
        {
            Id = role.Id,
            Name = role.Name,
            Path = role.Path,
            Created = role.Created,
            Boundary = role.Boundary,
            Trust = role.Trust.Text,
            Description = role.Description,
            MaxSessionSeconds = role.MaxSessionSeconds,
        },
        _ => throw new ArgumentException($"{identity.GetType()} has no table.", nameof(identity)),
    };

    private static PolicyRow Row(ManagedPolicy policy) => new()
    {
        Id = policy.Id,
        Name = policy.Name,
        Path = policy.Path,
        Created = policy.Created,
        Updated = policy.Updated,
        Description = policy.Description,
        DefaultNumber = policy.DefaultNumber,
        NextNumber = policy.NextNumber,
    };

    private static PolicyVersionRow Of(ManagedPolicy policy, PolicyVersion version) =>
        new() { PolicyId = policy.Id, Number = version.Number, Document = version.Document.Text, Created = version.Created };

    private static IEnumerable<object> Policies(Identity identity) => identity.Inline
        .Select(policy => (object)new InlinePolicyRow { OwnerId = identity.Id, Name = policy.Key, Document = policy.Value.Text })
        .Concat(identity.Attached.Select(arn => new AttachmentRow { OwnerId = identity.Id, PolicyArn = arn }));

    private static IEnumerable<object> OfUser(User user) => user.Keys
        .Select(key => (object)Of(key, user.Id))
        .Concat(user.Groups.Select(group => new MembershipRow { UserId = user.Id, GroupName = group }));

    private static AccessKeyRow Of(AccessKey key, string ownerId) => new()
    {
        Id = key.Id,
        OwnerId = ownerId,
        SealedSecret = Convert.ToBase64String(key.SealedSecret.AsSpan()),
        IsActive = key.IsActive,
        Created = key.Created,
        LastUsed = key.LastUse?.At,
        LastService = key.LastUse?.Service,
        LastRegion = key.LastUse?.Region,
    };
}
