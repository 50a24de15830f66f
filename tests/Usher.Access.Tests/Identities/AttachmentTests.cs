using Usher.Access.Identities;
using Usher.Contracts;
using Usher.Contracts.Identities;
using Usher.Wire.Errors;

namespace Usher.Access.Tests.Identities;

[AwsSource("IAM API reference, AttachUserPolicy, DetachUserPolicy, PutUserPolicy, DeleteUserPolicy, PutUserPermissionsBoundary, TagUser and their likes; quotas of the IAM User Guide")]
public sealed class AttachmentTests : AccountTests
{
    public static TheoryData<EntityKind> Kinds => [EntityKind.User, EntityKind.Group, EntityKind.Role];

    [Theory, MemberData(nameof(Kinds))]
    public async Task Attaching_twice_is_attaching_once_and_detaching_twice_is_refused(EntityKind kind)
    {
        await MakeAsync(kind);
        await Attachments.AttachAsync(kind, "it", TestAccounts.S3ReadOnly, Stop);
        await Attachments.AttachAsync(kind, "it", TestAccounts.S3ReadOnly, Stop);
        Assert.Equal([TestAccounts.S3ReadOnly], Now.Identity(kind, "it").Attached);
        await Attachments.DetachAsync(kind, "it", TestAccounts.S3ReadOnly, Stop);

        Assert.Empty(Now.Identity(kind, "it").Attached);
        await RefusedAsync("NoSuchEntity", $"Policy {TestAccounts.S3ReadOnly} was not found.", () => Attachments.DetachAsync(kind, "it", TestAccounts.S3ReadOnly, Stop));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_is_not_there_is_not_attached_nor_attached_to(EntityKind kind)
    {
        await MakeAsync(kind);
        const string None = "arn:aws:iam::aws:policy/AmazonNothingAccess";

        await RefusedAsync("NoSuchEntity", $"Policy {None} does not exist or is not attachable.", () => Attachments.AttachAsync(kind, "it", None, Stop));
        await RefusedAsync(
            "NoSuchEntity", $"The {IamArns.WordOf(kind)} with name none cannot be found.", () => Attachments.AttachAsync(kind, "none", TestAccounts.S3ReadOnly, Stop));
    }

    [Fact]
    public async Task Ten_policies_are_attached_at_most()
    {
        await MakeAsync(EntityKind.Role);
        for (var number = 0; number <= Quotas.AttachedPerIdentity; number++)
            await Policies.CreateAsync($"p{number}", "/", TestAccounts.ReadBuckets, null, [], Stop);
        for (var number = 0; number < Quotas.AttachedPerIdentity; number++)
            await Attachments.AttachAsync(EntityKind.Role, "it", Now.Policies[$"p{number}"].Arn, Stop);

        await RefusedAsync(
            "LimitExceeded", "Cannot exceed quota for PoliciesPerRole: 10", () => Attachments.AttachAsync(EntityKind.Role, "it", Now.Policies["p10"].Arn, Stop));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_inline_policy_is_written_replaced_and_deleted(EntityKind kind)
    {
        await MakeAsync(kind);
        await Account.InlinePolicies.PutAsync(kind, "it", "read", TestAccounts.ReadBuckets, Stop);
        await Account.InlinePolicies.PutAsync(kind, "it", "read", TestAccounts.AllowAll, Stop);
        Assert.Equal(TestAccounts.AllowAll, Now.Identity(kind, "it").Inline["read"].Text);
        await Account.InlinePolicies.DeleteAsync(kind, "it", "read", Stop);

        Assert.Empty(Now.Identity(kind, "it").Inline);
        await RefusedAsync(
            "NoSuchEntity", $"The {IamArns.WordOf(kind)} policy with name read cannot be found.", () => Account.InlinePolicies.DeleteAsync(kind, "it", "read", Stop));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_inline_policy_is_read_before_it_is_kept(EntityKind kind)
    {
        await MakeAsync(kind);
        var before = Now;

        var error = await Assert.ThrowsAsync<AwsException>(() => Account.InlinePolicies.PutAsync(kind, "it", "read", TestAccounts.TrustPersonalize, Stop));

        Assert.Equal("MalformedPolicyDocument", error.Code);
        Assert.Same(before, Now);
    }

    [Fact]
    public async Task All_inline_policies_of_a_user_share_one_limit()
    {
        await MakeAsync(EntityKind.User);
        var policy = TestAccounts.ReadBuckets.Replace("\"*\"", $"\"arn:aws:s3:::{new string('b', 1_000)}\"", StringComparison.Ordinal);
        await Account.InlinePolicies.PutAsync(EntityKind.User, "it", "one", policy, Stop);

        var error = await Assert.ThrowsAsync<AwsException>(() => Account.InlinePolicies.PutAsync(EntityKind.User, "it", "two", policy, Stop));
        await Account.InlinePolicies.PutAsync(EntityKind.User, "it", "one", policy, Stop);

        Assert.Equal("LimitExceeded", error.Code);
        Assert.StartsWith("Maximum policy size of 2048 bytes exceeded for user it", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EntityKind.User)]
    [InlineData(EntityKind.Role)]
    public async Task A_boundary_is_set_replaced_and_taken_away(EntityKind kind)
    {
        await MakeAsync(kind);
        await Account.Boundaries.PutAsync(kind, "it", TestAccounts.S3ReadOnly, Stop);
        await Account.Boundaries.PutAsync(kind, "it", TestAccounts.AdministratorAccess, Stop);
        Assert.Equal(TestAccounts.AdministratorAccess, Now.Identity(kind, "it").Boundary);
        await Account.Boundaries.DeleteAsync(kind, "it", Stop);

        Assert.Null(Now.Identity(kind, "it").Boundary);
        await RefusedAsync(
            "NoSuchEntity", $"The {IamArns.WordOf(kind)} with name it does not have a permissions boundary.", () => Account.Boundaries.DeleteAsync(kind, "it", Stop));
    }

    [Theory]
    [InlineData(EntityKind.User)]
    [InlineData(EntityKind.Role)]
    [InlineData(EntityKind.Policy)]
    public async Task Tags_are_told_apart_without_case_and_keep_the_newest_spelling(EntityKind kind)
    {
        await MakeAsync(kind);
        var name = kind is EntityKind.Policy ? Now.Policies["it"].Arn : "it";
        await Account.Tags.AddAsync(kind, name, [new("Team", "films"), new("cost", "7")], Stop);
        await Account.Tags.AddAsync(kind, name, [new("TEAM", "books")], Stop);

        Assert.Equal([new("cost", "7"), new("TEAM", "books")], TagChanges.Find(Now, kind, name).Tags);
        await Account.Tags.RemoveAsync(kind, name, ["team", "none"], Stop);
        Assert.Equal(["cost"], TagChanges.Find(Now, kind, name).Tags.Keys);
    }

    [Fact]
    public async Task Tags_that_come_twice_are_reserved_or_too_many_are_refused()
    {
        await MakeAsync(EntityKind.User);

        await RefusedAsync(
            "InvalidInput",
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
            () => Account.Tags.AddAsync(EntityKind.User, "it", [new("a", "1"), new("A", "2")], Stop));
        await RefusedAsync(
            "InvalidInput", "Tag keys that begin with aws: are reserved for system use; 'aws:x' came.", () => Account.Tags.AddAsync(EntityKind.User, "it", [new("aws:x", "1")], Stop));
        await RefusedAsync(
            "LimitExceeded",
            "Cannot exceed quota for TagsPerUser: 50",
            () => Account.Tags.AddAsync(EntityKind.User, "it", [.. Enumerable.Range(0, 51).Select(number => KeyValuePair.Create($"k{number}", ""))], Stop));
    }

    private Task MakeAsync(EntityKind kind) => kind switch
    {
        EntityKind.User => Users.CreateAsync("it", "/", null, [], Stop),
        EntityKind.Group => Groups.CreateAsync("it", "/", Stop),
        EntityKind.Role => Roles.CreateAsync(new("it", TestAccounts.TrustPersonalize), Stop),
        _ => Policies.CreateAsync("it", "/", TestAccounts.ReadBuckets, null, [], Stop),
    };
}
