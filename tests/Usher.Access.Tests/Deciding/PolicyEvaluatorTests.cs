using Usher.Access.Callers;
using Usher.Access.Deciding;

namespace Usher.Access.Tests.Deciding;

public sealed class PolicyEvaluatorTests
{
    private const string Everybody = ", \"Principal\": \"*\"";
    private const string AccountRoot = $"arn:aws:iam::{Ask.Account}:root";

    private static readonly Decision DeniedByResource = new(Outcome.ExplicitDeny, PolicyLayer.Resource);

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
    public void NotPrincipal_with_Deny_denies_all_but_those_named()
    {
        var ana = Ask.User("ana", Ask.Allow("*", "*"));

        Assert.True(Denied(ana, AccountRoot, UserOf("ana")) is { IsAllowed: true });
        Assert.True(Denied(ana, Ask.Account, ana.UserId) is { IsAllowed: true });
        Assert.Equal(DeniedByResource, Denied(ana with { Arn = UserOf("bob"), UserId = "AIDAEXAMPLEEXAMPLE02" }, AccountRoot, UserOf("ana")));
        Assert.Equal(DeniedByResource, Denied(Caller.Service("personalize.amazonaws.com"), AccountRoot, UserOf("ana")));
        Assert.Equal(DeniedByResource, Denied(Caller.Anonymous, AccountRoot, UserOf("ana")));
    }

    [Fact]
    public void NotPrincipal_that_names_the_account_leaves_out_its_root_and_no_user_or_role()
    {
        foreach (var account in new[] { AccountRoot, Ask.Account })
        {
            Assert.True(Denied(Ask.Root, account).IsAllowed);
            Assert.Equal(DeniedByResource, Denied(Ask.User("ana", Ask.Allow("*", "*")), account));
            Assert.Equal(DeniedByResource, Denied(Ask.Session("reader", Ask.Allow("*", "*")), account));
        }
    }

    // "You must also specify the account ARN of the not-denied principal"; a role's session takes "the ARN of the assumed-role user, the role, and the AWS account".
    [Fact]
    public void NotPrincipal_leaves_out_a_user_with_its_account_and_a_session_with_its_role_and_account()
    {
        var ana = Ask.User("ana", Ask.Allow("*", "*"));
        var session = Ask.Session("reader", Ask.Allow("*", "*"));
        var role = session.Role!.ToString()!;

        Assert.Equal(DeniedByResource, Denied(ana, UserOf("ana")));
        Assert.True(Denied(session, session.Arn, role, AccountRoot).IsAllowed);
        Assert.Equal(DeniedByResource, Denied(session, role, AccountRoot));
        Assert.Equal(DeniedByResource, Denied(session, session.Arn, AccountRoot));
        Assert.Equal(DeniedByResource, Denied(session, session.Arn, role));
        Assert.Equal(DeniedByResource, Denied(session with { Arn = session.Arn + "2", UserId = session.UserId + "2" }, session.Arn, role, AccountRoot));
    }

    [Fact]
    public void NotPrincipal_with_Deny_always_denies_those_who_have_a_permissions_boundary()
    {
        var ana = Ask.User("ana", Ask.Allow("*", "*")) with { PermissionsBoundary = Ask.Identity(Ask.Allow("*", "*")) };

        Assert.Equal(DeniedByResource, Denied(ana, AccountRoot, UserOf("ana")));
    }

    [Fact]
    public void NotPrincipal_with_Allow_leaves_out_whoever_is_named_by_account_or_role()
    {
        foreach (var name in new[] { AccountRoot, Ask.Session("reader").Role!.ToString()!, Ask.Session("reader").Arn })
        {
            var policy = Ask.Bucket($$"""{ "Effect": "Allow", "NotPrincipal": { "AWS": "{{name}}" }, "Action": "s3:*", "Resource": "*" }""");
            Assert.False(PolicyEvaluator.Decide(new(Ask.Session("reader"), "s3:GetObject", Ask.Film) { ResourcePolicy = policy }).IsAllowed);
        }
    }

    // "Any attempt to match it fails and causes the statement to be invalid."
    [Fact]
    public void A_variable_without_a_value_does_not_widen_what_is_allowed()
    {
        const string Others = "\"NotResource\": \"arn:aws:s3:::films/${aws:username}/private/*\"";
        const string NotOwn = "\"Resource\": \"*\", \"Condition\": { \"StringNotEquals\": { \"x:owner\": \"${aws:username}\" } }";
        foreach (var part in new[] { Others, NotOwn })
        {
            var allow = $$"""{ "Effect": "Allow", "Action": "s3:*", {{part}} }""";
            Assert.True(Ask.Of(Ask.User("ana", allow), resource: "arn:aws:s3:::films/bob/private/x").IsAllowed);
            Assert.False(Ask.Of(Ask.Session("reader", allow), resource: "arn:aws:s3:::films/bob/private/x").IsAllowed);
            var deny = Ask.Session("reader", Ask.Allow("*", "*"), allow.Replace("Allow", "Deny", StringComparison.Ordinal));
            Assert.Equal(Outcome.ExplicitDeny, Ask.Of(deny, resource: "arn:aws:s3:::films/bob/private/x").Outcome);
        }
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

    private static string UserOf(string name) => $"arn:aws:iam::{Ask.Account}:user/{name}";

    // What a bucket says that denies all but these, and allows everybody.
    private static Decision Denied(Caller caller, params string[] names)
    {
        var denying = $$"""{ "Effect": "Deny", "NotPrincipal": { "AWS": [{{string.Join(", ", names.Select(name => $"\"{name}\""))}}] }, "Action": "s3:*", "Resource": "*" }""";
        return PolicyEvaluator.Decide(new(caller, "s3:GetObject", Ask.Film) { ResourcePolicy = Ask.Bucket($"{denying}, {Ask.Allow("s3:*", "*", Everybody)}") });
    }
}
