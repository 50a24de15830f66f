using Usher.Access.Callers;
using Usher.Access.Identities;
using Usher.Contracts;
using Usher.Contracts.Identities;

namespace Usher.Access.Tests.Identities;

[AwsSource("IAM User Guide, 'IAM policy elements: Variables and tags', table of aws:userid and aws:username; SourcePolicyId as SimulatePrincipalPolicy's examples have it")]
public sealed class IdentityCallersTests : AccountTests
{
    [Fact]
    public async Task A_user_brings_his_policies_and_those_of_his_groups()
    {
        await TestAccounts.FillAsync(Account);
        await Attachments.AttachAsync(EntityKind.User, "adham", Now.Policies["films"].Arn, Stop);
        await Account.InlinePolicies.PutAsync(EntityKind.Group, "editors", "edit", TestAccounts.AllowAll, Stop);

        var caller = IdentityCallers.OfUser(Now, Now.User("adham"));

        Assert.Equal(["user_adham_all", "films", "group_editors_edit", "AmazonS3ReadOnlyAccess"], caller.IdentityPolicies.Select(policy => policy.Id));
        Assert.Equal("inline policy all of user adham", caller.IdentityPolicies[0].Where);
        Assert.Equal(TestAccounts.AllowAll, caller.IdentityPolicies[1].Document.Text);
        Assert.Equal("AdministratorAccess", caller.PermissionsBoundary?.Id);
        Assert.Equal((CallerKind.User, "adham", Now.User("adham").Id), (caller.Kind, caller.UserName, caller.UserId));
        Assert.Equal("7", caller.Tags["cost"]);
    }

    [Fact]
    public async Task A_session_has_the_role_without_its_path_in_its_ARN()
    {
        await TestAccounts.FillAsync(Account);

        var caller = IdentityCallers.OfRole(Now, Now.Role("Execution"), "import");

        Assert.Equal("arn:aws:sts::123456789012:assumed-role/Execution/import", caller.Arn);
        Assert.Equal("arn:aws:iam::123456789012:role/service-role/Execution", caller.Role?.ToString());
        Assert.Equal($"{Now.Role("Execution").Id}:import", caller.UserId);
        Assert.Null(caller.UserName);
        Assert.Equal(["role_Execution_read", "films"], caller.IdentityPolicies.Select(policy => policy.Id));
    }

    [Fact]
    public async Task A_simulation_takes_users_groups_and_roles_under_their_own_ARNs()
    {
        await TestAccounts.FillAsync(Account);

        Assert.All(Now.Identities, identity => Assert.Equal(identity.Arn, IdentityCallers.ForSimulation(Now, identity).Arn));
        Assert.Equal(["AmazonS3ReadOnlyAccess"], IdentityCallers.ForSimulation(Now, Now.Group("editors")).IdentityPolicies.Select(policy => policy.Id));
    }

    [Fact]
    public void The_account_is_root()
    {
        var root = IdentityCallers.OfRoot(Now);

        Assert.Equal((CallerKind.Root, "arn:aws:iam::123456789012:root", "123456789012"), (root.Kind, root.Arn, root.UserId));
    }
}
