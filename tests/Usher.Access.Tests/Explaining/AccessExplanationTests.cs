using CsCheck;
using Usher.Access.Callers;
using Usher.Access.Deciding;
using Usher.Access.Explaining;
using Usher.Access.Tests.Deciding;

namespace Usher.Access.Tests.Explaining;

public sealed class AccessExplanationTests
{
    [Fact]
    public void Names_the_statement_that_allows()
    {
        var explanation = AccessExplanation.Of(new(Ask.User("ana", Ask.Allow("s3:*", "*", ", \"Sid\": \"all\"")), "s3:GetObject", Ask.Film));

        Assert.Equal("allowed", explanation.Decision);
        Assert.Contains("policy p allows it by statement 'all'", explanation.Because, StringComparison.Ordinal);
        Assert.Empty(explanation.Fixes);
    }

    [Fact]
    public void Names_the_statement_that_denies_and_that_it_must_go()
    {
        var explanation = AccessExplanation.Of(new(Ask.User("ana", Ask.Allow("*", "*"), Ask.Deny("s3:*", "*", ", \"Sid\": \"none\"")), "s3:GetObject", Ask.Film));

        Assert.Contains("statement 'none'", explanation.Because, StringComparison.Ordinal);
        Assert.Null(Assert.Single(explanation.Fixes).Statement);
    }

    [Theory]
    [InlineData("s3:GetObject", "arn:aws:s3:::films", "(objects are named with /* behind the bucket)")]
    [InlineData("s3:PutObject", "arn:aws:s3:::films/*", "it is about s3:PutObject, not s3:GetObject")]
    public void Tells_what_nearly_fitted(string action, string resource, string why)
    {
        var explanation = AccessExplanation.Of(new(Ask.User("ana", Ask.Allow(action, resource)), "s3:GetObject", Ask.Film));

        Assert.Contains(why, Assert.Single(explanation.NearMisses).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Tells_which_rule_of_AWS_stands_in_the_way()
    {
        var ana = Ask.User("ana", Ask.Allow("*", "*"));
        var role = $"arn:aws:iam::{Ask.Account}:role/reader";

        Assert.Contains("grants nothing, but what it does not allow, no other policy can", Because(new(ana with { PermissionsBoundary = Ask.Identity(Ask.Allow("iam:*", "*")) }, "s3:GetObject", Ask.Film)), StringComparison.Ordinal);
        Assert.Contains("both allow", Because(new(Ask.Session("reader", Ask.Allow("*", "*")) with { SessionPolicies = [Ask.Identity(Ask.Allow("iam:*", "*"))] }, "s3:GetObject", Ask.Film)), StringComparison.Ordinal);
        Assert.Contains("only by those whom its trust policy names", Because(new(ana, "sts:AssumeRole", role) { NeedsResourcePolicy = true }), StringComparison.Ordinal);
        Assert.Contains("a service has no policies of its own", Because(new(Caller.Service("personalize.amazonaws.com"), "s3:GetObject", Ask.Film)), StringComparison.Ordinal);
        Assert.Contains($"belongs to account 999999999999, the caller to {Ask.Account}", Because(new(ana, "s3:GetObject", Ask.Film) { ResourceAccount = "999999999999" }), StringComparison.Ordinal);

        static string Because(AccessRequest request) => AccessExplanation.Of(request).Because;
    }

    [Fact]
    public void Tells_of_ListBucket_that_it_is_about_the_bucket() =>
        Assert.Contains(
            "(the bucket itself is named without /*)",
            Assert.Single(AccessExplanation.Of(new(Ask.User("ana", Ask.Allow("s3:ListBucket", "arn:aws:s3:::films/*")), "s3:ListBucket", "arn:aws:s3:::films")).NearMisses).Why,
            StringComparison.Ordinal);

    [Fact]
    public void Tells_what_a_condition_wanted_and_what_it_got()
    {
        var caller = Ask.User("ana", Ask.Allow("*", "*", ", \"Condition\": { \"StringEquals\": { \"aws:SourceAccount\": \"1\" } }"));

        Assert.Contains("wants aws:SourceAccount to be '1'; it got '2'", Why(new(caller, "s3:GetObject", Ask.Film) { Context = ContextKeys.None.With("aws:SourceAccount", "2") }), StringComparison.Ordinal);
        Assert.Contains("it got nothing", Why(new(caller, "s3:GetObject", Ask.Film)), StringComparison.Ordinal);

        static string Why(AccessRequest request) => Assert.Single(AccessExplanation.Of(request).NearMisses).Why;
    }

    // Whatever refuses, layer upon layer: the statements to add, added, allow it.
    [Fact]
    public void What_it_says_to_add_allows()
    {
        var resources = Gen.OneOfConst(Ask.Film, "arn:aws:s3:::films/a*b?${x}", "arn:aws:s3:::films");
        var policies = Gen.OneOfConst(Ask.Allow("s3:PutObject", "*"), Ask.Allow("*", "arn:aws:s3:::other/*"));
        Gen.Select(resources, policies, Gen.Int[0, 3], Gen.Bool, Gen.Bool).Sample((resource, policy, who, isBounded, isForeign) =>
        {
            var caller = who switch { 0 => Ask.User("ana", policy), 1 => Ask.Session("reader", policy), 2 => Caller.Service("personalize.amazonaws.com"), _ => Caller.Anonymous };
            if (isBounded && who < 2)
                caller = caller with { PermissionsBoundary = Ask.Identity(policy) };
            var request = new AccessRequest(caller, "s3:GetObject", resource) { ResourceAccount = isForeign ? "999999999999" : Ask.Account };
            var fixes = AccessExplanation.Of(request).Fixes;
            var identity = fixes.Where(fix => fix.Where.StartsWith("the policies of", StringComparison.Ordinal)).Select(fix => Ask.Identity(fix.Statement!)).ToArray();
            var bound = fixes.Where(fix => fix.Where == "policy p").Select(fix => fix.Statement!).ToArray();
            var bucket = fixes.Where(fix => fix.Where.StartsWith("the policy of", StringComparison.Ordinal)).Select(fix => fix.Statement!).ToArray();
            var mended = request with
            {
                ResourcePolicy = bucket.Length > 0 ? Ask.Bucket(bucket[0]) : null,
                Caller = caller with
                {
                    IdentityPolicies = [.. caller.IdentityPolicies, .. identity],
                    PermissionsBoundary = bound.Length > 0 ? Ask.Identity(bound[0]) : caller.PermissionsBoundary,
                },
            };
            return fixes.Count == identity.Length + bound.Length + bucket.Length && PolicyEvaluator.Decide(mended).IsAllowed;
        });
    }

    [Fact]
    public void A_service_needs_the_trust_of_the_role_the_rights_of_the_role_and_the_bucket()
    {
        var access = new ServiceAccess
        {
            Principal = "personalize.amazonaws.com",
            Action = "s3:GetObject",
            Resource = Ask.Film,
            SourceAccount = Ask.Account,
            SourceArn = $"arn:aws:personalize:us-east-1:{Ask.Account}:dataset-import-job/x",
            Role = Ask.Session("reader"),
            Trust = Ask.Trust("""{ "Effect": "Allow", "Principal": { "Service": "forecast.amazonaws.com" }, "Action": "sts:AssumeRole" }"""),
        };
        var steps = access.Explain();

        Assert.False(access.IsAllowed);
        Assert.Equal(["sts:AssumeRole", "s3:GetObject", "s3:GetObject", "s3:ListBucket", "s3:ListBucket"], steps.Select(step => step.Action));
        Assert.All(steps, step => Assert.Equal("implicitDeny", step.Decision));
        Assert.Contains("it is for forecast.amazonaws.com, not personalize.amazonaws.com", steps[0].NearMisses[0].Why, StringComparison.Ordinal);

        var mended = access with
        {
            Trust = Ask.Trust(steps[0].Fixes[0].Statement!),
            Role = Ask.Session("reader", steps[1].Fixes[0].Statement!, steps[3].Fixes[0].Statement!),
            BucketPolicy = Ask.Bucket($"{steps[2].Fixes[0].Statement}, {steps[4].Fixes[0].Statement}"),
        };
        Assert.True(mended.IsAllowed);
        Assert.False((mended with { SourceAccount = "999999999999" }).IsAllowed);
    }

    [Theory]
    [InlineData(PolicyLayer.Identity, Outcome.ImplicitDeny, "because no identity-based policy allows the s3:GetObject action")]
    [InlineData(PolicyLayer.Boundary, Outcome.ImplicitDeny, "because no permissions boundary allows the s3:GetObject action")]
    [InlineData(PolicyLayer.Resource, Outcome.ExplicitDeny, "with an explicit deny in a resource-based policy")]
    [InlineData(PolicyLayer.Identity, Outcome.ExplicitDeny, "with an explicit deny in an identity-based policy")]
    public void The_caller_reads_AWSs_text(PolicyLayer layer, Outcome outcome, string end) =>
        Assert.Equal(
            $"User: arn:aws:iam::{Ask.Account}:user/ana is not authorized to perform: s3:GetObject on resource: \"{Ask.Film}\" {end}",
            DenialText.Of(new(Ask.User("ana"), "s3:GetObject", Ask.Film), new(outcome, layer)));
}
