using Usher.Access.Callers;
using Usher.Access.Identities;
using Usher.Access.Tests.Credentials;
using Usher.Contracts;
using Usher.Contracts.Identities;
using Usher.Wire.Errors;

namespace Usher.Access.Tests.Sts;

[AwsSource("Personalize Developer Guide, 'Cross-service confused deputy prevention'; IAM User Guide, 'The confused deputy problem'")]
public sealed class ServiceRolesTests : OpenAccount
{
    private const string Personalize = "personalize.amazonaws.com";
    private const string Import = "arn:aws:personalize:us-east-1:123456789012:dataset-import-job/films";

    private string Number => Identities.Current.Account;

    private string Guarded => $$$"""
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"{{{Personalize}}}"},"Action":"sts:AssumeRole","Condition":{
        "StringEquals":{"aws:SourceAccount":"{{{Number}}}"},"ArnLike":{"aws:SourceArn":"arn:aws:personalize:us-east-1:*:*" } } } ] }
        """;

    [Fact]
    public async Task A_service_that_is_trusted_gets_the_role_s_rights()
    {
        var role = await RoleAsync("Execution");
        await Identities.InlinePolicies.PutAsync(EntityKind.Role, "Execution", "read", TestAccounts.ReadBuckets, Stop);

        var caller = Account.ServiceRoles.Assume(role.Arn, Personalize, Number, Import);

        Assert.Equal((CallerKind.AssumedRole, IamArns.Session(Number, "Execution", "personalize")), (caller.Kind, caller.Arn));
        Assert.Single(caller.IdentityPolicies);
    }

    [Fact]
    public async Task A_trust_policy_may_ask_for_whom_and_for_what()
    {
        var role = await Identities.Roles.CreateAsync(new("Execution", Guarded), Stop);

        Assert.Equal(role.Arn, Account.ServiceRoles.Assume(role.Arn, Personalize, Number, Import).Role?.ToString());
        Refused(() => Account.ServiceRoles.Assume(role.Arn, Personalize, "999999999999", Import));
        Refused(() => Account.ServiceRoles.Assume(role.Arn, Personalize, Number, "arn:aws:personalize:eu-west-1:123456789012:dataset-import-job/films"));
    }

    [Fact]
    public async Task A_service_that_is_not_trusted_and_a_role_that_is_not_there_are_refused_alike()
    {
        var role = await RoleAsync("Execution");

        var untrusted = Refused(() => Account.ServiceRoles.Assume(role.Arn, "ec2.amazonaws.com", Number, Import));
        var missing = Refused(() => Account.ServiceRoles.Assume($"arn:aws:iam::{Number}:role/none", Personalize, Number, Import));

        Assert.Contains("sts:AssumeRole", untrusted, StringComparison.Ordinal);
        Assert.Contains("sts:AssumeRole", missing, StringComparison.Ordinal);
    }

    private static string Refused(Action action)
    {
        var error = Assert.Throws<AwsException>(action);
        Assert.Equal("AccessDenied", error.Code);
        return error.Message;
    }
}
