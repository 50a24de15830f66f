using Usher.Access.Callers;
using Usher.Access.Deciding;
using Usher.Access.Identities.ManagedPolicies;
using Usher.Contracts;

namespace Usher.Access.Tests.Identities.ManagedPolicies;

[AwsSource("AWS Managed Policy Reference Guide, the page of each policy")]
public sealed class AmazonPoliciesTests
{
    [Theory]
    [InlineData("AdministratorAccess", "iam:CreateUser", "*", true)]
    [InlineData("AmazonS3ReadOnlyAccess", "s3:GetObject", "arn:aws:s3:::films/a", true)]
    [InlineData("AmazonS3ReadOnlyAccess", "s3:ListAllMyBuckets", "*", true)]
    [InlineData("AmazonS3ReadOnlyAccess", "s3:PutObject", "arn:aws:s3:::films/a", false)]
    [InlineData("AmazonS3ReadOnlyAccess", "iam:GetUser", "*", false)]
    [InlineData("AmazonS3FullAccess", "s3:DeleteBucket", "arn:aws:s3:::films", true)]
    [InlineData("AmazonS3FullAccess", "personalize:CreateDataset", "*", false)]
    [InlineData("IAMReadOnlyAccess", "iam:ListUsers", "*", true)]
    [InlineData("IAMReadOnlyAccess", "iam:SimulatePrincipalPolicy", "*", true)]
    [InlineData("IAMReadOnlyAccess", "iam:CreateUser", "*", false)]
    [InlineData("IAMFullAccess", "iam:PassRole", "arn:aws:iam::123456789012:role/x", true)]
    [InlineData("service-role/AmazonPersonalizeFullAccess", "personalize:CreateSolution", "*", true)]
    [InlineData("service-role/AmazonPersonalizeFullAccess", "s3:GetObject", "arn:aws:s3:::my-personalize-data/a.csv", true)]
    [InlineData("service-role/AmazonPersonalizeFullAccess", "s3:GetObject", "arn:aws:s3:::my-movie-recommender-data/a.csv", false)]
    [InlineData("AmazonPersonalizeFullAccess", "cloudwatch:PutMetricData", "*", true)]
    [InlineData("PowerUserAccess", "s3:PutObject", "arn:aws:s3:::films/a", true)]
    [InlineData("PowerUserAccess", "iam:CreateUser", "*", false)]
    [InlineData("ReadOnlyAccess", "personalize:DescribeCampaign", "*", true)]
    [InlineData("ReadOnlyAccess", "personalize:DeleteCampaign", "*", false)]
    [InlineData("AWSCloudTrail_ReadOnlyAccess", "cloudtrail:LookupEvents", "*", true)]
    public void Allows_what_its_page_says_and_no_more(string policy, string action, string resource, bool allowed) =>
        Assert.Equal(allowed, Decides(policy, action, resource, ContextKeys.None));

    [Theory]
    [InlineData("personalize.amazonaws.com", true)]
    [InlineData("ec2.amazonaws.com", false)]
    public void Personalize_s_policy_passes_roles_to_Personalize_alone(string service, bool allowed) => Assert.Equal(
        allowed,
        Decides("service-role/AmazonPersonalizeFullAccess", "iam:PassRole", "arn:aws:iam::123456789012:role/Execution", ContextKeys.None.With("iam:PassedToService", service)));

    [Fact]
    public void Every_policy_is_found_by_its_ARN_and_has_an_id_of_its_own()
    {
        Assert.All(AmazonPolicies.All, policy => Assert.Same(policy, AmazonPolicies.Find(policy.Arn)));
        Assert.All(AmazonPolicies.All, policy => Assert.Matches("^ANPA[A-Z2-7]{17}$", policy.Id));
        Assert.Distinct(AmazonPolicies.All.Select(policy => policy.Id));
        Assert.All(AmazonPolicies.All, policy => Assert.True(policy.IsAmazons));
        Assert.Null(AmazonPolicies.Find("arn:aws:iam::aws:policy/none"));
    }

    private static bool Decides(string policy, string action, string resource, ContextKeys context)
    {
        var caller = new Caller
        {
            Kind = CallerKind.User,
            Account = "123456789012",
            Arn = "arn:aws:iam::123456789012:user/ana",
            IdentityPolicies = [AmazonPolicies.Find($"arn:aws:iam::aws:policy/{policy}")!.Named],
        };
        return PolicyEvaluator.Decide(new(caller, action, resource) { Context = context }).IsAllowed;
    }
}
