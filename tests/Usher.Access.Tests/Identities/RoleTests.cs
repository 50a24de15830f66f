using Usher.Access.Identities;
using Usher.Contracts;
using Usher.Contracts.Identities;
using Usher.Wire.Errors;

namespace Usher.Access.Tests.Identities;

[AwsSource("IAM API reference, CreateRole, UpdateRole, UpdateAssumeRolePolicy, DeleteRole")]
public sealed class RoleTests : AccountTests
{
    private const string TrustAccount = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"sts:AssumeRole"}]}""";

    [Fact]
    public async Task A_new_role_has_a_trust_policy_and_an_hour_for_its_sessions()
    {
        var role = await Roles.CreateAsync(new("Execution", TestAccounts.TrustPersonalize) { Path = "/service-role/" }, Stop);

        Assert.Matches("^AROA[A-Z2-7]{16}$", role.Id);
        Assert.Equal("arn:aws:iam::123456789012:role/service-role/Execution", role.Arn);
        Assert.Equal(TestAccounts.TrustPersonalize, role.Trust.Text);
        Assert.Equal(3_600, role.MaxSessionSeconds);
        Assert.Same(role, Now.FindRole(role.Arn));
        Assert.Null(Now.FindRole("arn:aws:iam::123456789012:role/Execution"));
    }

    [Theory]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"personalize.amazonaws.com"},"Action":"sts:AssumeRole","Resource":"*"}]}""")]
    [InlineData("trust me")]
    public async Task A_trust_policy_that_is_none_is_refused(string trust)
    {
        await Roles.CreateAsync(new("there", TestAccounts.TrustPersonalize), Stop);

        Assert.Equal("MalformedPolicyDocument", (await Assert.ThrowsAsync<AwsException>(() => Roles.CreateAsync(new("Execution", trust), Stop))).Code);
        Assert.Equal("MalformedPolicyDocument", (await Assert.ThrowsAsync<AwsException>(() => Roles.SetTrustAsync("there", trust, Stop))).Code);
        Assert.Equal(TestAccounts.TrustPersonalize, Now.Role("there").Trust.Text);
    }

    [Fact]
    public async Task A_second_role_of_that_name_is_refused()
    {
        await Roles.CreateAsync(new("Execution", TestAccounts.TrustPersonalize), Stop);

        await RefusedAsync("EntityAlreadyExists", "Role with name Execution already exists.", () => Roles.CreateAsync(new("Execution", TestAccounts.TrustPersonalize), Stop));
    }

    [Fact]
    public async Task An_update_changes_what_it_names_and_no_more()
    {
        await Roles.CreateAsync(new("Execution", TestAccounts.TrustPersonalize) { Description = "For imports." }, Stop);

        await Roles.UpdateAsync("Execution", null, 7_200, Stop);
        Assert.Equal(("For imports.", 7_200), (Now.Role("Execution").Description, Now.Role("Execution").MaxSessionSeconds));
        await Roles.UpdateAsync("Execution", "For exports.", null, Stop);
        Assert.Equal(("For exports.", 7_200), (Now.Role("Execution").Description, Now.Role("Execution").MaxSessionSeconds));
        await Roles.SetTrustAsync("Execution", TrustAccount, Stop);
        Assert.Equal(TrustAccount, Now.Role("Execution").Trust.Text);
    }

    [Fact]
    public async Task A_role_with_policies_cannot_be_deleted()
    {
        await TestAccounts.FillAsync(Account);
        var policy = Now.Policies["films"].Arn;

        await RefusedAsync("DeleteConflict", "Cannot delete entity, must detach all policies first.", () => Roles.DeleteAsync("Execution", Stop));
        await Attachments.DetachAsync(EntityKind.Role, "Execution", policy, Stop);
        await RefusedAsync("DeleteConflict", "Cannot delete entity, must delete policies first.", () => Roles.DeleteAsync("Execution", Stop));
        await Account.InlinePolicies.DeleteAsync(EntityKind.Role, "Execution", "read", Stop);
        await Roles.DeleteAsync("Execution", Stop);

        await RefusedAsync("NoSuchEntity", "The role with name Execution cannot be found.", () => Roles.DeleteAsync("Execution", Stop));
    }
}
