using Usher.Access.Callers;
using Usher.Access.Sts;
using Usher.Access.Tests.Credentials;
using Usher.Contracts;

namespace Usher.Access.Tests.Sts;

[AwsSource("IAM User Guide, 'Available keys for AWS STS', 'Pass session tags in AWS STS', 'Monitor and control actions taken with assumed roles'")]
public sealed class RoleRequirementsTests : OpenAccount
{
    private static readonly RoleRequest Plain = new("arn:aws:iam::123456789012:role/Execution", "import");

    [Fact]
    public void Tags_and_a_source_identity_need_rights_of_their_own()
    {
        var caller = CallerOf(Account.RootKey);

        Assert.Equal(["sts:AssumeRole"], RoleRequirements.ActionsOf(Plain, caller));
        Assert.Equal(["sts:AssumeRole", "sts:TagSession"], RoleRequirements.ActionsOf(Plain with { Tags = [new("a", "b")] }, caller));
        Assert.Equal(["sts:AssumeRole", "sts:SetSourceIdentity"], RoleRequirements.ActionsOf(Plain with { SourceIdentity = "ana" }, caller));
        Assert.Equal(
            ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"],
            RoleRequirements.ActionsOf(Plain, caller with { TransitiveTagKeys = ["a"], SourceIdentity = "ana" }));
    }

    [Fact]
    public async Task The_trust_policy_may_ask_for_everything_that_came()
    {
        var role = await RoleAsync("Execution", 3_600, new KeyValuePair<string, string>("team", "films"));
        var request = Plain with { ExternalId = "film-club", SourceIdentity = "ana", Tags = [new("cost", "7")], TransitiveTagKeys = ["cost"] };

        var context = RoleRequirements.ContextOf(request, role, CallerOf(Account.RootKey));

        Assert.Equal(["import"], context.Find("sts:RoleSessionName"));
        Assert.Equal(["film-club"], context.Find("sts:ExternalId"));
        Assert.Equal(["ana"], context.Find("sts:SourceIdentity"));
        Assert.Equal(["cost"], context.Find("aws:TagKeys"));
        Assert.Equal(["cost"], context.Find("sts:TransitiveTagKeys"));
        Assert.Equal(["7"], context.Find("aws:RequestTag/cost"));
        Assert.Equal(["films"], context.Find("aws:ResourceTag/team"));
        Assert.Null(RoleRequirements.ContextOf(Plain, null, Caller.Anonymous).Find("sts:ExternalId"));
    }
}
