using CsCheck;
using Usher.Access.Callers;
using Usher.Access.Deciding;
using Usher.Access.Policies;

namespace Usher.Access.Tests.Deciding;

/// <summary>Questions and policies made from few words, so that they often meet.</summary>
internal static class RandomQuestions
{
    public const string IdentityPlace = "the policies of the caller";
    public const string BoundaryPlace = "the boundary of the caller";
    public const string ResourcePlace = "the policy of the resource";

    private const string Foreign = "999999999999";
    private const string Service = "personalize.amazonaws.com";
    private const string Condition = "Condition";

    private static readonly Gen<string> Actions = Gen.OneOfConst(
        """ "Action": "s3:GetObject" """, """ "Action": "S3:*" """, """ "Action": ["iam:*", "s3:get?bject", "s3:Put*"] """, """ "Action": "*" """, """ "Action": "iam:PassRole" """,
        """ "NotAction": "s3:PutObject" """, """ "NotAction": ["iam:*", "s3:Get*"] """);

    private static readonly Gen<string> Resources = Gen.OneOfConst(
        """ "Resource": "*" """, """ "Resource": "arn:aws:s3:::films/alien" """, """ "Resource": "arn:aws:s3:::films/*" """, """ "Resource": "arn:aws:s3*" """,
        """ "Resource": ["arn:aws:s3:::films/${aws:username}/*", "arn:aws:s3:?::films*"] """, """ "NotResource": "arn:aws:s3:::films/ana/*" """,
        """ "NotResource": ["arn:*:s3:::films/${aws:username}/x", "arn:aws:iam::*"] """);

    private static readonly Gen<string> Principals = Gen.OneOfConst(
        "\"*\"", """{ "AWS": "*" }""", $$"""{ "AWS": "{{Ask.Account}}" }""", $$"""{ "AWS": "arn:aws:iam::{{Ask.Account}}:root" }""", $$"""{ "AWS": ["arn:aws:iam::{{Ask.Account}}:user/ana", "{{Foreign}}"] }""",
        $$"""{ "AWS": "arn:aws:iam::{{Ask.Account}}:role/reader" }""", $$"""{ "AWS": "arn:aws:sts::{{Ask.Account}}:assumed-role/reader/s" }""", """{ "AWS": ["AIDAEXAMPLEEXAMPLE01", "AROAEXAMPLEEXAMPLE01"] }""",
        $$"""{ "Service": "{{Service}}", "AWS": "{{Foreign}}" }""", $$"""{ "Service": ["{{Service}}", "forecast.amazonaws.com"] }""");

    private static readonly Gen<string> Conditions = Gen.Select(Gen.OneOfConst("", "", "ForAnyValue:", "ForAllValues:"), Gen.OneOfConst("", "", "IfExists"), Gen.OneOf(
        Comparison(["StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike"], ["x:text", "X:Text", "aws:username"], "a", "B", "a*", "?", "ana", "${aws:username}"),
        Comparison(["ArnLike", "ArnEquals", "ArnNotLike"], ["x:arn"], "arn:aws:s3:::films/*", "arn:*:*:*:*:b", "arn:aws:s3*", "arn:aws:s3:::films/${aws:username}"),
        Comparison(["NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals"], ["x:number"], "1", "5.0", "10"),
        Comparison(["DateLessThan", "DateGreaterThanEquals"], ["x:date"], "2026-11-23T00:00:00Z", "1700000000"),
        Comparison(["IpAddress", "NotIpAddress"], ["aws:SourceIp"], "203.0.113.0/24", "203.0.113.7"),
        Comparison(["Bool"], ["x:flag"], "true", "False")),
        (set, ifExists, it) => $$""" "{{set}}{{it.Operator}}{{ifExists}}": { "{{it.Key}}": {{it.Values}} } """);

    private static readonly Gen<string> Nulls = Gen.Select(Gen.OneOfConst("x:text", "x:number", "aws:username"), Gen.OneOfConst("\"true\"", "\"false\"", "[true, false]"), (key, wanted) => $$""" "Null": { "{{key}}": {{wanted}} } """);

    private static readonly Gen<string> AnyCondition = Gen.Frequency(
        (5, Gen.Const("")),
        (3, Conditions.Select(one => $$""", "{{Condition}}": { {{one}} }""")),
        (1, Nulls.Select(one => $$""", "{{Condition}}": { {{one}} }""")),
        (1, Gen.Select(Conditions, Nulls, (one, other) => $$""", "{{Condition}}": { {{one}}, {{other}} }""")));

    private static readonly Gen<string> Effects = Gen.OneOfConst("Allow", "Allow", "Allow", "Allow", "Deny");

    private static readonly Gen<NamedPolicy> Identity = Policy(PolicyKind.Identity, IdentityPlace, Gen.Select(Effects, Actions, Resources, AnyCondition, (effect, action, resource, condition) => $$"""{ "Effect": "{{effect}}", {{action}}, {{resource}}{{condition}} }"""));

    private static readonly Gen<NamedPolicy> Bucket = Policy(PolicyKind.Resource, ResourcePlace, Gen.Select(Effects, Principals, Gen.OneOfConst("", "", "", "Not"), Actions, Resources, AnyCondition, (effect, principal, not, action, resource, condition) => $$"""{ "Effect": "{{effect}}", "{{not}}Principal": {{principal}}, {{action}}, {{resource}}{{condition}} }"""));

    private static readonly Gen<NamedPolicy> Trust = Policy(PolicyKind.Trust, ResourcePlace, Gen.Select(Effects, Principals, AnyCondition, (effect, principal, condition) => $$"""{ "Effect": "{{effect}}", "Principal": {{principal}}, "Action": "sts:Assume*"{{condition}} }"""));

    private static readonly Gen<Caller> People = Gen.OneOfConst(
        Ask.User("ana"), Ask.User("ana"), Ask.User("bob") with { UserId = "AIDAEXAMPLEEXAMPLE02" }, Ask.Session("reader"), Ask.Session("reader"), Ask.Root, Caller.Service(Service), Caller.Service("ec2.amazonaws.com"), Caller.Anonymous, Caller.Anonymous,
        Ask.User("zoe") with { Account = Foreign, Arn = $"arn:aws:iam::{Foreign}:user/zoe", UserId = "AIDAEXAMPLEEXAMPLE03" }, Ask.Root with { Account = Foreign, Arn = $"arn:aws:iam::{Foreign}:root", UserId = Foreign });

    private static readonly Gen<Caller> Callers = Gen.Select(People, Identity.List[0, 3], Identity.Null(0.6), Identity.List[0, 2], Gen.Bool, (person, policies, boundary, session, hasSession) => person.Kind switch
    {
        CallerKind.User => person with { IdentityPolicies = policies, PermissionsBoundary = boundary is null ? null : boundary with { Where = BoundaryPlace } },
        CallerKind.AssumedRole => person with { IdentityPolicies = policies, PermissionsBoundary = boundary is null ? null : boundary with { Where = BoundaryPlace }, SessionPolicies = hasSession ? session : [] },
        _ => person,
    });

    private static readonly Gen<ContextKeys> Contexts = Gen.Select(
        Values("x:text", "a", "b", "A", "ana"), Values("x:arn", "arn:aws:s3:::films/ana", "arn:aws:s3:a::b"), Values("x:number", "1", "5", "7.5", "many"), Values("x:date", "2026-11-22T23:00:00Z", "1800000000"), Values("aws:SourceIp", "203.0.113.7", "198.51.100.1"), Values("x:flag", "true", "false"),
        (text, arn, number, date, ip, flag) => ContextKeys.None.With(text).With(arn).With(number).With(date).With(ip).With(flag));

    private static readonly Gen<AccessRequest> OnBucket = Gen.Select(
        Callers, Gen.OneOfConst("s3:GetObject", "s3:GetObject", "s3:PutObject", "S3:getobject", "iam:PassRole"), Gen.OneOfConst(Ask.Film, Ask.Film, "arn:aws:s3:::films/ana/x", "arn:aws:s3:::films"), Bucket.Null(0.4), Gen.OneOfConst(Ask.Account, Ask.Account, ""), Contexts,
        (caller, action, resource, policy, account, context) => new AccessRequest(caller, action, resource) { ResourcePolicy = policy, ResourceAccount = account, Context = context });

    private static readonly Gen<AccessRequest> OnRole = Gen.Select(Callers, Trust.Null(0.1), Contexts, (caller, policy, context) => new AccessRequest(caller, "sts:AssumeRole", $"arn:aws:iam::{Ask.Account}:role/reader")
    {
        ResourcePolicy = policy,
        NeedsResourcePolicy = true,
        ResourceAccount = Ask.Account,
        Context = context,
    });

    public static Gen<AccessRequest> All { get; } = Gen.Frequency((3, OnBucket), (1, OnRole));

    private static Gen<NamedPolicy> Policy(PolicyKind kind, string place, Gen<string> statement) => Gen.Select(statement.Array[1, 4], Gen.OneOfConst("2012-10-17", "2012-10-17", "2008-10-17"), (statements, version) =>
        new NamedPolicy("p", place, PolicyDocument.Parse($$"""{ "Version": "{{version}}", "Statement": [{{string.Join(", ", statements)}}] }""", kind)));

    private static Gen<(string Operator, string Key, string Values)> Comparison(string[] operators, string[] keys, params string[] values) =>
        Gen.Select(Gen.OneOfConst(operators), Gen.OneOfConst(keys), Gen.OneOfConst(values).Array[1, 2], (its, key, wanted) => (its, key, $"[{string.Join(", ", wanted.Select(one => $"\"{one}\""))}]"));

    // Missing, there without a value, with one, or with several.
    private static Gen<ContextKeys> Values(string key, params string[] values) =>
        Gen.Select(Gen.Int[0, 3], Gen.OneOfConst(values).Array[0, 2], (isThere, some) => isThere == 0 ? ContextKeys.None : ContextKeys.None.With(key, some));
}
