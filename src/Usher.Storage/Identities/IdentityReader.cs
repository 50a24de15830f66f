using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Usher.Access.Identities;
using Usher.Access.Policies;
using Usher.Storage.Identities.Rows;

namespace Usher.Storage.Identities;

/// <summary>Reads identities from their rows.</summary>
internal sealed class IdentityReader
{
    private readonly string _account;
    private readonly ILookup<string, TagRow> _tags;
    private readonly ILookup<string, InlinePolicyRow> _inline;
    private readonly ILookup<string, AttachmentRow> _attachments;
    private readonly ILookup<string, MembershipRow> _memberships;
    private readonly ILookup<string, AccessKeyRow> _keys;
    private readonly ILookup<string, PolicyVersionRow> _versions;

    private IdentityReader(
        string account,
        List<TagRow> tags,
        List<InlinePolicyRow> inline,
        List<AttachmentRow> attachments,
        List<MembershipRow> memberships,
        List<AccessKeyRow> keys,
        List<PolicyVersionRow> versions)
    {
        _account = account;
        _tags = tags.ToLookup(row => row.OwnerId);
        _inline = inline.ToLookup(row => row.OwnerId);
        _attachments = attachments.ToLookup(row => row.OwnerId);
        _memberships = memberships.ToLookup(row => row.UserId);
        _keys = keys.ToLookup(row => row.OwnerId);
        _versions = versions.ToLookup(row => row.PolicyId);
    }

    /// <summary>The account with everything in it; null if there is none.</summary>
    public static async Task<AccountSnapshot?> ReadAsync(IdentityContext context, CancellationToken cancellationToken)
    {
        if (await context.Accounts.SingleOrDefaultAsync(cancellationToken) is not { } account)
            return null;

        var reader = new IdentityReader(
            account.Account,
            await context.Tags.ToListAsync(cancellationToken),
            await context.InlinePolicies.ToListAsync(cancellationToken),
            await context.Attachments.ToListAsync(cancellationToken),
            await context.Memberships.ToListAsync(cancellationToken),
            await context.AccessKeys.ToListAsync(cancellationToken),
            await context.PolicyVersions.ToListAsync(cancellationToken));
        return new()
        {
            Account = account.Account,
            Created = account.Created,
            RootKeys = reader.KeysOf(account.Account),
            Users = ByName((await context.Users.ToListAsync(cancellationToken)).Select(reader.User)),
            Groups = ByName((await context.Groups.ToListAsync(cancellationToken)).Select(reader.Group)),
            Roles = ByName((await context.Roles.ToListAsync(cancellationToken)).Select(reader.Role)),
            Policies = ByName((await context.Policies.ToListAsync(cancellationToken)).Select(reader.Policy)),
        };
    }

    private User User(UserRow row) => Filled(
        new User { Account = _account, Name = row.Name, Path = row.Path, Id = row.Id, Created = row.Created, Keys = KeysOf(row.Id), Groups = GroupsOf(row) }, row);

    private Group Group(GroupRow row) => Filled(new Group { Account = _account, Name = row.Name, Path = row.Path, Id = row.Id, Created = row.Created }, row);

    private Role Role(RoleRow row) => Filled(
        new Role
        {
            Account = _account,
            Name = row.Name,
            Path = row.Path,
            Id = row.Id,
            Created = row.Created,
            Trust = PolicyDocument.Reread(row.Trust, PolicyKind.Trust),
            Description = row.Description,
            MaxSessionSeconds = row.MaxSessionSeconds,
        },
        row);

    private ManagedPolicy Policy(PolicyRow row) => new()
    {
        Account = _account,
        Name = row.Name,
        Path = row.Path,
        Id = row.Id,
        Created = row.Created,
        Updated = row.Updated,
        Description = row.Description,
        DefaultNumber = row.DefaultNumber,
        NextNumber = row.NextNumber,
        Tags = TagsOf(row.Id),
        Versions =
        [
            .. _versions[row.Id].OrderBy(version => version.Number)
                .Select(version => new PolicyVersion(version.Number, PolicyDocument.Reread(version.Document, PolicyKind.Identity), version.Created)),
        ],
    };

    private T Filled<T>(T identity, IdentityRow row)
        where T : Identity => identity with
        {
            Boundary = row.Boundary,
            Tags = TagsOf(row.Id),
            Attached = Sorted.Arns.Union(_attachments[row.Id].Select(each => each.PolicyArn)),
            Inline = Sorted.None<PolicyDocument>().AddRange(_inline[row.Id].Select(each => KeyValuePair.Create(each.Name, PolicyDocument.Reread(each.Document, PolicyKind.Identity)))),
        };

    private ImmutableSortedSet<string> GroupsOf(UserRow row) => Sorted.Names.Union(_memberships[row.Id].Select(each => each.GroupName));

    private ImmutableSortedDictionary<string, string> TagsOf(string id) => Sorted.None<string>().AddRange(_tags[id].Select(row => KeyValuePair.Create(row.Key, row.Value)));

    private ImmutableArray<AccessKey> KeysOf(string ownerId) =>
    [
        .. _keys[ownerId].OrderBy(row => row.Created).Select(row => new AccessKey
        {
            Id = row.Id,
            SealedSecret = [.. Convert.FromBase64String(row.SealedSecret)],
            IsActive = row.IsActive,
            Created = row.Created,
            LastUse = row.LastUsed is { } at ? new(at, row.LastService ?? "", row.LastRegion ?? "") : null,
        }),
    ];

    private static ImmutableSortedDictionary<string, T> ByName<T>(IEnumerable<T> entities)
        where T : IamEntity => Sorted.None<T>().AddRange(entities.Select(entity => KeyValuePair.Create(entity.Name, entity)));
}
