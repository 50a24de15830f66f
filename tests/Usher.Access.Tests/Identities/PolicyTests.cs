using Usher.Access.Identities;
using Usher.Contracts;
using Usher.Contracts.Identities;
using Usher.Wire.Errors;

namespace Usher.Access.Tests.Identities;

[AwsSource("IAM API reference, CreatePolicy, CreatePolicyVersion, SetDefaultPolicyVersion, DeletePolicyVersion, DeletePolicy; IAM User Guide, 'Versioning IAM policies'")]
public sealed class PolicyTests : AccountTests
{
    private const string Arn = "arn:aws:iam::123456789012:policy/films";

    [Fact]
    public async Task A_new_policy_has_one_version_in_force()
    {
        var policy = await Policies.CreateAsync("films", "/", TestAccounts.ReadBuckets, "Reads films.", [], Stop);

        Assert.Matches("^ANPA[A-Z2-7]{16}$", policy.Id);
        Assert.Equal(Arn, policy.Arn);
        Assert.Equal("v1", policy.Default.Id);
        Assert.Equal(TestAccounts.ReadBuckets, policy.Default.Document.Text);
    }

    [Fact]
    public async Task Numbers_of_versions_are_never_given_again()
    {
        await Policies.CreateAsync("films", "/", TestAccounts.ReadBuckets, null, [], Stop);
        await Policies.AddVersionAsync(Arn, TestAccounts.AllowAll, asDefault: false, Stop);
        await Policies.DeleteVersionAsync(Arn, "v2", Stop);
        var third = await Policies.AddVersionAsync(Arn, TestAccounts.AllowAll, asDefault: true, Stop);

        Assert.Equal("v3", third.Id);
        Assert.Equal(["v1", "v3"], Now.Policy(Arn).Versions.Select(version => version.Id));
        Assert.Equal("v3", Now.Policy(Arn).Default.Id);
        await Policies.SetDefaultAsync(Arn, "v1", Stop);
        Assert.Equal("v1", Now.Policy(Arn).Default.Id);
    }

    [Fact]
    public async Task A_policy_has_five_versions_at_most()
    {
        await Policies.CreateAsync("films", "/", TestAccounts.ReadBuckets, null, [], Stop);
        for (var number = 2; number <= Quotas.VersionsPerPolicy; number++)
            await Policies.AddVersionAsync(Arn, TestAccounts.ReadBuckets, asDefault: false, Stop);

        await RefusedAsync(
            "LimitExceeded",
            "A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.",
            () => Policies.AddVersionAsync(Arn, TestAccounts.AllowAll, asDefault: true, Stop));
    }

    [Fact]
    public async Task The_version_in_force_cannot_be_deleted_and_one_that_is_not_there_cannot_be_found()
    {
        await Policies.CreateAsync("films", "/", TestAccounts.ReadBuckets, null, [], Stop);

        await RefusedAsync("DeleteConflict", "Cannot delete the default version of a policy.", () => Policies.DeleteVersionAsync(Arn, "v1", Stop));
        await RefusedAsync("NoSuchEntity", $"Policy {Arn} version v2 does not exist or is not attachable.", () => Policies.DeleteVersionAsync(Arn, "v2", Stop));
        await RefusedAsync("NoSuchEntity", $"Policy {Arn} version v2 does not exist or is not attachable.", () => Policies.SetDefaultAsync(Arn, "v2", Stop));
    }

    [Fact]
    public async Task A_policy_in_use_or_with_versions_cannot_be_deleted()
    {
        await Policies.CreateAsync("films", "/", TestAccounts.ReadBuckets, null, [], Stop);
        await Policies.AddVersionAsync(Arn, TestAccounts.AllowAll, asDefault: false, Stop);
        await Users.CreateAsync("ana", "/", Arn, [], Stop);
        await Attachments.AttachAsync(EntityKind.User, "ana", Arn, Stop);

        await RefusedAsync("DeleteConflict", "Cannot delete a policy attached to entities.", () => Policies.DeleteAsync(Arn, Stop));
        await Attachments.DetachAsync(EntityKind.User, "ana", Arn, Stop);
        await RefusedAsync("DeleteConflict", "Cannot delete a policy attached to entities.", () => Policies.DeleteAsync(Arn, Stop));
        await Account.Boundaries.DeleteAsync(EntityKind.User, "ana", Stop);
        await RefusedAsync(
            "DeleteConflict",
            "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
            () => Policies.DeleteAsync(Arn, Stop));
        await Policies.DeleteVersionAsync(Arn, "v2", Stop);
        await Policies.DeleteAsync(Arn, Stop);

        await RefusedAsync("NoSuchEntity", $"Policy {Arn} was not found.", () => Policies.DeleteAsync(Arn, Stop));
    }

    [Fact]
    public async Task A_document_that_is_none_or_too_long_is_refused()
    {
        var resources = string.Join(',', Enumerable.Range(0, 400).Select(number => $"\"arn:aws:s3:::bucket-{number:D5}\""));
        var tooLong = $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":[{{{resources}}}]}}""";

        Assert.Equal("MalformedPolicyDocument", (await Assert.ThrowsAsync<AwsException>(() => Policies.CreateAsync("films", "/", TestAccounts.TrustPersonalize, null, [], Stop))).Code);
        Assert.Equal("LimitExceeded", (await Assert.ThrowsAsync<AwsException>(() => Policies.CreateAsync("films", "/", tooLong, null, [], Stop))).Code);
        Assert.Empty(Now.Policies);
    }

    [Fact]
    public async Task A_second_policy_of_that_name_is_refused_even_under_another_path()
    {
        await Policies.CreateAsync("films", "/", TestAccounts.ReadBuckets, null, [], Stop);

        await RefusedAsync(
            "EntityAlreadyExists",
            "A policy called films already exists. Duplicate names are not allowed.",
            () => Policies.CreateAsync("films", "/other/", TestAccounts.ReadBuckets, null, [], Stop));
    }

    [Theory]
    [InlineData("arn:aws:iam::123456789012:policy/other/films")]
    [InlineData("arn:aws:iam::999999999999:policy/films")]
    [InlineData("arn:aws:iam::aws:policy/films")]
    public async Task Another_path_or_account_is_another_policy(string arn)
    {
        await Policies.CreateAsync("films", "/", TestAccounts.ReadBuckets, null, [], Stop);

        await RefusedAsync("NoSuchEntity", $"Policy {arn} was not found.", () => Policies.DeleteAsync(arn, Stop));
    }

    [Theory]
    [InlineData("films")]
    [InlineData("arn:aws:iam::123456789012:user/films")]
    [InlineData("arn:aws:s3:::films-and-more-of-them")]
    public async Task What_is_no_ARN_of_a_policy_is_told_so(string arn)
    {
        var error = await Assert.ThrowsAsync<AwsException>(() => Policies.DeleteAsync(arn, Stop));

        Assert.Equal("InvalidInput", error.Code);
        Assert.StartsWith($"ARN {arn} is not valid.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_changes_what_Amazon_provides()
    {
        const string Outside = "Policy is outside your own account.";

        await RefusedAsync("AccessDenied", Outside, () => Policies.DeleteAsync(TestAccounts.AdministratorAccess, Stop));
        await RefusedAsync("AccessDenied", Outside, () => Policies.AddVersionAsync(TestAccounts.AdministratorAccess, TestAccounts.ReadBuckets, true, Stop));
        await RefusedAsync("AccessDenied", Outside, () => Account.Tags.AddAsync(EntityKind.Policy, TestAccounts.AdministratorAccess, [new("a", "b")], Stop));
    }
}
