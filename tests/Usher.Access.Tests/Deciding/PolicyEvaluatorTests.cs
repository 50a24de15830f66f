using Usher.Access.Callers;
using Usher.Access.Deciding;

namespace Usher.Access.Tests.Deciding;

public sealed class PolicyEvaluatorTests
{
    private const string Everybody = ", \"Principal\": \"*\"";

    [Fact]
    public void What_no_statement_allows_is_denied() =>
        Assert.Equal(new Decision(Outcome.ImplicitDeny, PolicyLayer.Identity), Ask.Of(Ask.User("ana", Ask.Allow("s3:PutObject", "*"))));

    [Fact]
    public void A_statement_allows() =>
        Assert.True(Ask.Of(Ask.User("ana", Ask.Allow("s3:Get*", "arn:aws:s3:::films/*"))).IsAllowed);

    [Fact]
    public void A_deny_outweighs_every_allow() =>
        Assert.Equal(new Decision(Outcome.ExplicitDeny, PolicyLayer.Identity), Ask.Of(Ask.User("ana", Ask.Allow("*", "*"), Ask.Deny("s3:GetObject", Ask.Film))));

    [Fact]
    public void Actions_are_compared_without_case_and_resources_with_it()
    {
        var caller = Ask.User("ana", Ask.Allow("S3:GETOBJECT", "arn:aws:s3:::films/alien"));

        Assert.True(Ask.Of(caller).IsAllowed);
        Assert.False(Ask.Of(caller, resource: "arn:aws:s3:::films/Alien").IsAllowed);
    }

    [Fact]
    public void NotAction_and_NotResource_are_about_all_others()
    {
        var caller = Ask.User("ana", """{ "Effect": "Allow", "NotAction": "iam:*", "NotResource": "arn:aws:s3:::secret/*" }""");

        Assert.True(Ask.Of(caller).IsAllowed);
        Assert.False(Ask.Of(caller, "iam:CreateUser", "*").IsAllowed);
        Assert.False(Ask.Of(caller, resource: "arn:aws:s3:::secret/a").IsAllowed);
    }

    [Fact]
    public void Root_may_do_all_in_its_account_but_what_a_resource_denies()
    {
        var denied = new AccessRequest(Ask.Root, "s3:GetObject", Ask.Film) { ResourcePolicy = Ask.Bucket(Ask.Deny("s3:*", "*", Everybody)) };

        Assert.True(Ask.Of(Ask.Root).IsAllowed);
        Assert.Equal(new Decision(Outcome.ExplicitDeny, PolicyLayer.Resource), PolicyEvaluator.Decide(denied));
    }

    [Fact]
    public void Within_an_account_the_bucket_alone_can_allow()
    {
        var request = new AccessRequest(Ask.User("ana"), "s3:GetObject", Ask.Film)
        {
            ResourcePolicy = Ask.Bucket(Ask.Allow("s3:GetObject", "arn:aws:s3:::films/*", $", \"Principal\": {{ \"AWS\": \"arn:aws:iam::{Ask.Account}:user/ana\" }}")),
        };

        Assert.True(PolicyEvaluator.Decide(request).IsAllowed);
        Assert.False(PolicyEvaluator.Decide(request with { Caller = Ask.User("bob") }).IsAllowed);
    }

    [Fact]
    public void A_bucket_that_names_the_account_leaves_it_to_the_account()
    {
        var policy = Ask.Bucket(Ask.Allow("s3:GetObject", "*", $", \"Principal\": {{ \"AWS\": \"{Ask.Account}\" }}"));

        Assert.False(PolicyEvaluator.Decide(new(Ask.User("ana"), "s3:GetObject", Ask.Film) { ResourcePolicy = policy }).IsAllowed);
        Assert.True(PolicyEvaluator.Decide(new(Ask.User("ana", Ask.Allow("s3:*", "*")), "s3:GetObject", Ask.Film) { ResourcePolicy = policy }).IsAllowed);
    }

    [Fact]
    public void Across_accounts_both_sides_must_allow()
    {
        var policy = Ask.Bucket(Ask.Allow("s3:GetObject", "*", $", \"Principal\": {{ \"AWS\": \"{Ask.Account}\" }}"));
        var without = new AccessRequest(Ask.User("ana", Ask.Allow("s3:*", "*")), "s3:GetObject", Ask.Film) { ResourceAccount = "999999999999" };

        Assert.Equal(new Decision(Outcome.ImplicitDeny, PolicyLayer.Resource), PolicyEvaluator.Decide(without));
        Assert.True(PolicyEvaluator.Decide(without with { ResourcePolicy = policy }).IsAllowed);
        Assert.False(PolicyEvaluator.Decide(without with { ResourcePolicy = policy, Caller = Ask.User("ana") }).IsAllowed);
    }

    [Fact]
    public void A_boundary_bounds_what_identity_policies_allow()
    {
        var caller = Ask.User("ana", Ask.Allow("*", "*")) with { PermissionsBoundary = Ask.Identity(Ask.Allow("s3:Get*", "*")) };

        Assert.True(Ask.Of(caller).IsAllowed);
        Assert.Equal(new Decision(Outcome.ImplicitDeny, PolicyLayer.Boundary), Ask.Of(caller, "s3:PutObject"));
    }

    [Fact]
    public void A_session_policy_bounds_a_session_and_what_a_bucket_grants_its_role()
    {
        var caller = Ask.Session("reader") with { SessionPolicies = [Ask.Identity(Ask.Allow("s3:PutObject", "*"))] };
        var toRole = Ask.Bucket(Ask.Allow("s3:GetObject", "*", $", \"Principal\": {{ \"AWS\": \"arn:aws:iam::{Ask.Account}:role/reader\" }}"));
        var toSession = Ask.Bucket(Ask.Allow("s3:GetObject", "*", $", \"Principal\": {{ \"AWS\": \"{caller.Arn}\" }}"));
        var request = new AccessRequest(caller, "s3:GetObject", Ask.Film);

        Assert.Equal(new Decision(Outcome.ImplicitDeny, PolicyLayer.Session), PolicyEvaluator.Decide(request with { ResourcePolicy = toRole }));
        Assert.True(PolicyEvaluator.Decide(request with { ResourcePolicy = toSession }).IsAllowed);
    }

    [Fact]
    public void A_role_is_assumed_only_where_its_trust_policy_allows()
    {
        var trust = Ask.Trust("""
            { "Effect": "Allow", "Principal": { "Service": "personalize.amazonaws.com" }, "Action": "sts:AssumeRole",
              "Condition": { "StringEquals": { "aws:SourceAccount": "123456789012" }, "ArnLike": { "aws:SourceArn": "arn:aws:personalize:*:123456789012:*" } } }
            """);
        var context = ContextKeys.None.With("aws:SourceAccount", "123456789012").With("aws:SourceArn", "arn:aws:personalize:us-east-1:123456789012:dataset-import-job/x");
        var request = new AccessRequest(Caller.Service("personalize.amazonaws.com"), "sts:AssumeRole", "arn:aws:iam::123456789012:role/r") { ResourcePolicy = trust, NeedsResourcePolicy = true, Context = context };

        Assert.True(PolicyEvaluator.Decide(request).IsAllowed);
        Assert.False(PolicyEvaluator.Decide(request with { Context = ContextKeys.None }).IsAllowed);
        Assert.False(PolicyEvaluator.Decide(request with { Caller = Caller.Service("forecast.amazonaws.com") }).IsAllowed);
        Assert.Equal(new Decision(Outcome.ImplicitDeny, PolicyLayer.Trust), PolicyEvaluator.Decide(request with { Caller = Ask.User("ana", Ask.Allow("*", "*")) }));
        Assert.False(PolicyEvaluator.Decide(request with { Caller = Ask.Root }).IsAllowed);
    }

    [Fact]
    public void A_service_reads_a_bucket_only_by_the_bucket_policy()
    {
        var policy = Ask.Bucket(Ask.Allow("s3:GetObject", "arn:aws:s3:::films/*", ", \"Principal\": { \"Service\": \"personalize.amazonaws.com\" }"));
        var request = new AccessRequest(Caller.Service("personalize.amazonaws.com"), "s3:GetObject", Ask.Film);

        Assert.False(PolicyEvaluator.Decide(request).IsAllowed);
        Assert.True(PolicyEvaluator.Decide(request with { ResourcePolicy = policy }).IsAllowed);
    }

    [Fact]
    public void NotPrincipal_denies_all_others()
    {
        var policy = Ask.Bucket($$"""{ "Effect": "Deny", "NotPrincipal": { "AWS": ["arn:aws:iam::{{Ask.Account}}:user/ana", "{{Ask.Account}}"] }, "Action": "s3:*", "Resource": "*" }""");
        var request = new AccessRequest(Ask.User("ana", Ask.Allow("*", "*")), "s3:GetObject", Ask.Film) { ResourcePolicy = policy };

        Assert.True(PolicyEvaluator.Decide(request).IsAllowed);
        Assert.False(PolicyEvaluator.Decide(request with { Caller = Caller.Service("personalize.amazonaws.com") }).IsAllowed);
    }

    [Fact]
    public void Variables_stand_for_who_asks()
    {
        var caller = Ask.User("ana", Ask.Allow("s3:*", "arn:aws:s3:::films/${aws:username}/*"), Ask.Allow("s3:*", "arn:aws:s3:::${aws:PrincipalTag/team, 'none'}/*"));

        Assert.True(Ask.Of(caller, resource: "arn:aws:s3:::films/ana/x").IsAllowed);
        Assert.False(Ask.Of(caller, resource: "arn:aws:s3:::films/bob/x").IsAllowed);
        Assert.True(Ask.Of(caller, resource: "arn:aws:s3:::none/x").IsAllowed);
        Assert.True(Ask.Of(caller with { Tags = new Dictionary<string, string> { ["Team"] = "red" } }, resource: "arn:aws:s3:::red/x").IsAllowed);
    }
}
