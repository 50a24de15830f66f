using Usher.Access.Identities;

namespace Usher.Api.Iam;

/// <summary>Writes identities as IAM's answers spell them.</summary>
internal static class IamShapes
{
    public static Wire.Iam.User Of(User user) => new()
    {
        Path = user.Path,
        UserName = user.Name,
        UserId = user.Id,
        Arn = user.Arn,
        CreateDate = user.Created,
        PermissionsBoundary = Boundary(user),
        Tags = Tags(user),
    };

    /// <summary>The account itself, which GetUser gives to root.</summary>
    public static Wire.Iam.User Root(AccountSnapshot snapshot) =>
        new() { Path = null, UserName = null, UserId = snapshot.Account, Arn = IamArns.Root(snapshot.Account), CreateDate = snapshot.Created };

    public static Wire.Iam.Group Of(Group group) => new() { Path = group.Path, GroupName = group.Name, GroupId = group.Id, Arn = group.Arn, CreateDate = group.Created };

    public static Wire.Iam.Role Of(Role role) => new()
    {
        Path = role.Path,
        RoleName = role.Name,
        RoleId = role.Id,
        Arn = role.Arn,
        CreateDate = role.Created,
        AssumeRolePolicyDocument = Document(role.Trust.Text),
        Description = role.Description,
        MaxSessionDuration = role.MaxSessionSeconds,
        PermissionsBoundary = Boundary(role),
        Tags = Tags(role),
    };

    /// <param name="policy">What to write.</param>
    /// <param name="snapshot">Where its uses are counted.</param>
    public static Wire.Iam.Policy Of(ManagedPolicy policy, AccountSnapshot snapshot) => new()
    {
        PolicyName = policy.Name,
        PolicyId = policy.Id,
        Arn = policy.Arn,
        Path = policy.Path,
        DefaultVersionId = policy.Default.Id,
        AttachmentCount = snapshot.Identities.Count(identity => identity.Attached.Contains(policy.Arn)),
        PermissionsBoundaryUsageCount = snapshot.Identities.Count(identity => PolicyChanges.IsBound(identity, policy)),
        IsAttachable = true,
        Description = policy.Description,
        CreateDate = policy.Created,
        UpdateDate = policy.Updated,
        Tags = Tags(policy),
    };

    public static Wire.Iam.PolicyVersion Of(PolicyVersion version, bool isDefault, bool withDocument) => new()
    {
        VersionId = version.Id,
        IsDefaultVersion = isDefault,
        CreateDate = version.Created,
        Document = withDocument ? Document(version.Document.Text) : null,
    };

    public static Wire.Iam.AccessKeyMetadata Of(AccessKey key, string? userName) =>
        new() { UserName = userName, AccessKeyId = key.Id, Status = Status(key.IsActive), CreateDate = key.Created };

    public static string Status(bool active) => active ? "Active" : "Inactive";

    /// <summary>A policy as answers hold it: percent-encoded.</summary>
    public static string Document(string text) => Uri.EscapeDataString(text);

    /// <summary>Null for none, so that the answer does not name them.</summary>
    public static IReadOnlyList<Wire.Iam.Tag>? Tags(IamEntity entity) => entity.Tags.IsEmpty ? null : [.. entity.Tags.Select(tag => new Wire.Iam.Tag { Key = tag.Key, Value = tag.Value })];

    /// <summary>Tags of a request as identities take them.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Pairs(IReadOnlyList<Wire.Iam.Tag>? tags) => [.. (tags ?? []).Select(tag => KeyValuePair.Create(tag.Key, tag.Value))];

    private static Wire.Iam.AttachedPermissionsBoundary? Boundary(Identity identity) => identity.Boundary is { } arn
        ? new() { PermissionsBoundaryType = "PermissionsBoundaryPolicy", PermissionsBoundaryArn = arn }
        : null;
}
