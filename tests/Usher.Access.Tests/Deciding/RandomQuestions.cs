using CsCheck;
using Usher.Access.Callers;
using Usher.Access.Deciding;
using Usher.Access.Policies;
using Usher.Wire.Arns;

namespace Usher.Access.Tests.Deciding;

/// <summary>Questions and policies made from few words, so that they often meet; some words differ in case alone.</summary>
internal static class RandomQuestions
{
    public const string IdentityPlace = "the policies of the caller";
    public const string BoundaryPlace = "the boundary of the caller";
    public const string ResourcePlace = "the policy of the resource";

    private const string Foreign = "999999999999";
    private const string Service = "personalize.amazonaws.com";
    private const string Reader = $"arn:aws:iam::{Ask.Account}:role/team/reader";
    private const string Session = $"arn:aws:sts::{Ask.Account}:assumed-role/reader";
    private const string Id = "EXAMPLEEXAMPLE01";

    private static readonly Gen<string> Actions = ListOf("s3:GetObject", "S3:*", "s3:get?bject", "s3:Put*", "*", "iam:*", "iam:PassRole", "S3:PUTOBJECT", "s3:List*", "S3:Get*");

    private static readonly Gen<string> Resources = Gen.Frequency((2, Gen.Const("\"*\"")), (5, ListOf(
        Ask.Film, "arn:aws:s3:::Films/Alien", "arn:aws:s3:::films/*", "arn:aws:s3:::FILMS/*", "arn:aws:s3*", "arn:aws:s3:?::films*", "arn:*:s3:::films/${aws:username}/x", "arn:aws:iam::*",
        "arn:aws:s3:::films/${aws:username}/*", "arn:aws:s3:::films/${aws:PrincipalTag/team}*", "arn:aws:s3:::films/${aws:PrincipalTag/none, 'alien'}", "arn:aws:s3:::films/${x:text}/*", "arn:aws:s3:::*${*}*")));

    private static readonly Gen<string> Names = Gen.OneOfConst(
        Ask.Account, $"arn:aws:iam::{Ask.Account}:root", $"arn:aws:iam::{Ask.Account}:root", $"arn:aws:iam::{Ask.Account}:user/ana", $"arn:aws:iam::{Ask.Account}:user/Ana", $"arn:aws:iam::{Ask.Account}:user/bob",
        Reader, $"arn:aws:iam::{Ask.Account}:role/Team/Reader", $"{Session}/s", $"{Session}/S", $"{Session}/t", "AIDA" + Id, "AROA" + Id, Foreign, $"arn:aws:iam::{Foreign}:root", $"arn:aws:iam::{Foreign}:user/zoe");

    // Names that belong together, as the guide has them for NotPrincipal, come together more often than by chance.
    private static readonly Gen<string> Principals = Gen.OneOf(
        Gen.OneOfConst("\"*\"", """{ "AWS": "*" }"""),
        Names.Array[1, 2].Select(OfAws),
        Names.Array[1, 4].Select(OfAws),
        Gen.OneOfConst<string[]>([$"arn:aws:iam::{Ask.Account}:user/ana", $"arn:aws:iam::{Ask.Account}:root"], [$"{Session}/s", Reader, Ask.Account], [$"{Session}/t", "AROA" + Id, Ask.Account], [Reader, Ask.Account], [$"{Session}/s", Reader]).Select(OfAws),
        Gen.OneOfConst($$"""{ "Service": "{{Service}}", "AWS": "{{Foreign}}" }""", $$"""{ "Service": ["{{Service}}", "forecast.amazonaws.com"] }""", """{ "CanonicalUser": "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be" }"""));

    private static readonly Gen<(string Operator, string Keys)> Compared = Gen.Select(Gen.OneOfConst("", "", "ForAnyValue:", "ForAllValues:"), Gen.OneOfConst("", "", "IfExists"), Gen.OneOf(
        Comparison(["StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike"], ["x:text", "X:Text", "aws:username", "aws:PrincipalTag/team", "aws:userid", "aws:PrincipalType", "aws:PrincipalAccount", "AWS:principalservicename"],
            "a", "B", "a*", "?", "", "ana", "red", "${aws:username}", "${aws:PrincipalTag/Team}", "${x:text}", "${x:missing, 'a'}", "User", Ask.Account, "*:s", "AIDA" + Id, Service, "${*}"),
        Comparison(["ArnLike", "ArnEquals", "ArnNotLike", "ArnNotEquals"], ["x:arn", "aws:PrincipalArn"],
            "arn:aws:s3:::films/*", "arn:aws:s3:::Films/*", "arn:*:*:*:*:b", "arn:aws:s3*", "arn:aws:s3:::films/${aws:username}", "*", $"arn:aws:iam::{Ask.Account}:user/*", Reader, $"arn:aws:iam::*:role/team/read?r"),
        Comparison(["NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals"], ["x:number"], "1", "5.0", "10", "-2", "1e1"),
        Comparison(["DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals"], ["x:date"], "2026-11-23T00:00:00Z", "1700000000", "2023-11-14T22:13:20Z", "2026-11-23", "2026-11-23T01:00:00+01:00"),
        Comparison(["IpAddress", "NotIpAddress"], ["aws:SourceIp", "aws:sourceip"], "203.0.113.0/24", "203.0.113.7", "203.0.113.9/25", "0.0.0.0/0", "2001:db8::/33", "2001:db8:8000::1", "::/0"),
        Comparison(["Bool"], ["x:flag", "aws:PrincipalIsAWSService"], "true", "False"),
        Comparison(["BinaryEquals"], ["x:bytes"], "QmluYXJ5", "AA==")),
        (set, ifExists, it) => ($"{set}{it.Operator}{ifExists}", $$"""{ "{{it.Key}}": {{it.Values}} }"""));

    private static readonly Gen<(string Operator, string Keys)> Nulls = Gen.Select(
        Gen.OneOfConst("x:text", "x:number", "aws:username", "aws:PrincipalTag/team", "aws:userid"), Gen.OneOfConst("\"true\"", "\"false\"", "true", "[true, false]"), (key, wanted) => ("Null", $$"""{ "{{key}}": {{wanted}} }"""));

    private static readonly Gen<string> Conditions = Gen.Frequency((6, Gen.Const("")), (5, Gen.Frequency((4, Compared), (1, Nulls)).Array[1, 3].Select(
        all => $$""", "Condition": { {{string.Join(", ", all.DistinctBy(one => one.Operator).Select(one => $"\"{one.Operator}\": {one.Keys}"))}} }""")));

    private static readonly Gen<string> Effects = Gen.OneOfConst("Allow", "Allow", "Allow", "Allow", "Deny");
    private static readonly Gen<string> Not = Gen.OneOfConst("", "", "Not");

    private static readonly Gen<NamedPolicy> Identity = Policy(PolicyKind.Identity, IdentityPlace, Gen.Select(Effects, Not, Actions, Not, Resources, Conditions,
        (effect, notAction, action, notResource, resource, condition) => $$"""{ "Effect": "{{effect}}", "{{notAction}}Action": {{action}}, "{{notResource}}Resource": {{resource}}{{condition}} }"""));

    private static readonly Gen<NamedPolicy> Bucket = Policy(PolicyKind.Resource, ResourcePlace, Gen.Select(Effects, Gen.Select(Not, Principals), Gen.Select(Not, Actions), Gen.Select(Not, Resources), Conditions,
        (effect, principal, action, resource, condition) => $$"""{ "Effect": "{{effect}}", "{{principal.Item1}}Principal": {{principal.Item2}}, "{{action.Item1}}Action": {{action.Item2}}, "{{resource.Item1}}Resource": {{resource.Item2}}{{condition}} }"""));

    private static readonly Gen<NamedPolicy> Trust = Policy(PolicyKind.Trust, ResourcePlace, Gen.Select(Effects, Principals, Gen.OneOfConst("sts:Assume*", "STS:assumerole", "sts:TagSession"), Conditions,
        (effect, principal, action, condition) => $$"""{ "Effect": "{{effect}}", "Principal": {{principal}}, "Action": "{{action}}"{{condition}} }"""));

    private static readonly Gen<Caller> People = Gen.OneOfConst(
        Ask.User("ana"), Ask.User("ana") with { Tags = new Dictionary<string, string> { ["Team"] = "red" } }, Ask.User("bob") with { UserId = "AIDAEXAMPLEEXAMPLE02", Tags = new Dictionary<string, string> { ["team"] = "a:b" } },
        SessionOf("s"), SessionOf("t"), SessionOf("s") with { Tags = new Dictionary<string, string> { ["team"] = "a*" } }, Ask.Root, Caller.Service(Service), Caller.Service("ec2.amazonaws.com"), Caller.Anonymous, Caller.Anonymous,
        Ask.User("zoe") with { Account = Foreign, Arn = $"arn:aws:iam::{Foreign}:user/zoe", UserId = "AIDAEXAMPLEEXAMPLE03" }, Ask.Root with { Account = Foreign, Arn = $"arn:aws:iam::{Foreign}:root", UserId = Foreign });

    private static readonly Gen<Caller> Callers = Gen.Select(People, Identity.List[0, 3], Identity.Null(0.6), Identity.List[0, 2], Gen.Bool, (person, policies, boundary, session, hasSession) => person.Kind switch
    {
        CallerKind.User => person with { IdentityPolicies = policies, PermissionsBoundary = boundary is null ? null : boundary with { Where = BoundaryPlace } },
        CallerKind.AssumedRole => person with { IdentityPolicies = policies, PermissionsBoundary = boundary is null ? null : boundary with { Where = BoundaryPlace }, SessionPolicies = hasSession ? session : [] },
        _ => person,
    });

    private static readonly Gen<ContextKeys> Contexts = Gen.Select(
        Gen.Select(Values("x:text", "a", "b", "A", "ana", ""), Values("x:arn", "arn:aws:s3:::films/ana", "arn:aws:s3:a::b", "arn:aws:s3:::Films/ana"), Values("x:bytes", "QmluYXJ5", "AAA=")),
        Values("x:number", "1", "5", "7.5", "many", "10"), Values("x:date", "2026-11-22T23:00:00Z", "1800000000", "2023-11-14T22:13:20Z", "2026-11-23T00:00:00Z", "soon"),
        Values("aws:SourceIp", "203.0.113.7", "203.0.113.200", "198.51.100.1", "::ffff:203.0.113.7", "2001:db8::1", "2001:db8:8000::1"), Values("X:FLAG", "true", "false", "True"),
        (texts, number, date, ip, flag) => ContextKeys.None.With(texts.Item1).With(texts.Item2).With(texts.Item3).With(number).With(date).With(ip).With(flag));

    private static readonly Gen<AccessRequest> OnBucket = Gen.Select(
        Callers, Gen.OneOfConst("s3:GetObject", "s3:GetObject", "s3:PutObject", "S3:getobject", "s3:ListBucket", "iam:PassRole"),
        Gen.OneOfConst(Ask.Film, Ask.Film, "arn:aws:s3:::films/ana/x", "arn:aws:s3:::films", "arn:aws:s3:::Films/alien", "arn:aws:s3:::films/red*", "arn:aws:s3:::films/a*", "*"), Bucket.Null(0.4), Gen.OneOfConst(Ask.Account, Ask.Account, "", Foreign), Contexts,
        (caller, action, resource, policy, account, context) => new AccessRequest(caller, action, resource) { ResourcePolicy = policy, ResourceAccount = account, Context = context });

    private static readonly Gen<AccessRequest> OnRole = Gen.Select(Callers, Trust.Null(0.1), Contexts, (caller, policy, context) => new AccessRequest(caller, "sts:AssumeRole", Reader)
    {
        ResourcePolicy = policy,
        NeedsResourcePolicy = true,
        ResourceAccount = Ask.Account,
        Context = context,
    });

    public static Gen<AccessRequest> All { get; } = Gen.Frequency((3, OnBucket), (1, OnRole));

    /// <summary>One question of a series, always the same.</summary>
    public static AccessRequest Case(ulong series, int number) => All.Generate(new PCG((uint)number, series), null, out _);

    private static Caller SessionOf(string name) => Ask.Session("reader") with { Arn = $"{Session}/{name}", UserId = $"AROA{Id}:{name}", Role = Arn.Parse(Reader) };

    private static string OfAws(string[] names) => $$"""{ "AWS": [{{string.Join(", ", names.Select(name => $"\"{name}\""))}}] }""";

    private static Gen<string> ListOf(params string[] words) => Gen.OneOfConst(words).Array[1, 2].Select(some => $"[{string.Join(", ", some.Select(word => $"\"{word}\""))}]");

    private static Gen<NamedPolicy> Policy(PolicyKind kind, string place, Gen<string> statement) => Gen.Select(statement.Array[1, 4], Gen.OneOfConst("2012-10-17", "2012-10-17", "2008-10-17"), (statements, version) =>
        new NamedPolicy("p", place, PolicyDocument.Parse($$"""{ "Version": "{{version}}", "Statement": [{{string.Join(", ", statements)}}] }""", kind)));

    private static Gen<(string Operator, string Key, string Values)> Comparison(string[] operators, string[] keys, params string[] values) =>
        Gen.Select(Gen.OneOfConst(operators), Gen.OneOfConst(keys), Gen.OneOfConst(values).Array[1, 2], (its, key, wanted) => (its, key, $"[{string.Join(", ", wanted.Select(one => $"\"{one}\""))}]"));

    // Missing, there without a value, with one, or with several.
    private static Gen<ContextKeys> Values(string key, params string[] values) =>
        Gen.Select(Gen.Int[0, 3], Gen.OneOfConst(values).Array[0, 2], (isThere, some) => isThere == 0 ? ContextKeys.None : ContextKeys.None.With(key, some));
}
