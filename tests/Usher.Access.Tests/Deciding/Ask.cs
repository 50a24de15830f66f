using Usher.Access.Callers;
using Usher.Access.Deciding;
using Usher.Access.Policies;
using Usher.Wire.Arns;

namespace Usher.Access.Tests.Deciding;

/// <summary>Short words for callers, policies and questions.</summary>
internal static class Ask
{
    public const string Account = "123456789012";
    public const string Film = "arn:aws:s3:::films/alien";

    public static Caller User(string name, params string[] policies) => new()
    {
        Kind = CallerKind.User,
        Account = Account,
        Arn = $"arn:aws:iam::{Account}:user/{name}",
        UserId = "AIDAEXAMPLEEXAMPLE01",
        UserName = name,
        IdentityPolicies = [.. policies.Select(policy => Identity(policy))],
    };

    public static Caller Session(string role, params string[] policies) => new()
    {
        Kind = CallerKind.AssumedRole,
        Account = Account,
        Arn = $"arn:aws:sts::{Account}:assumed-role/{role}/s",
        UserId = "AROAEXAMPLEEXAMPLE01:s",
        Role = Arn.Parse($"arn:aws:iam::{Account}:role/{role}"),
        IdentityPolicies = [.. policies.Select(policy => Identity(policy))],
    };

    public static Caller Root { get; } = new() { Kind = CallerKind.Root, Account = Account, Arn = $"arn:aws:iam::{Account}:root", UserId = Account };

    public static NamedPolicy Identity(string statement) => new("p", "policy p", PolicyDocument.Parse(Document(statement), PolicyKind.Identity));

    public static NamedPolicy Bucket(string statement) => new("ResourcePolicy", "bucket policy", PolicyDocument.Parse(Document(statement), PolicyKind.Resource));

    public static NamedPolicy Trust(string statement) => new("trust", "trust policy", PolicyDocument.Parse(Document(statement), PolicyKind.Trust));

    public static string Allow(string action, string resource, string more = "") => $$"""{ "Effect": "Allow", "Action": "{{action}}", "Resource": "{{resource}}"{{more}} }""";

    public static string Deny(string action, string resource, string more = "") => $$"""{ "Effect": "Deny", "Action": "{{action}}", "Resource": "{{resource}}"{{more}} }""";

    public static Decision Of(Caller caller, string action = "s3:GetObject", string resource = Film) => PolicyEvaluator.Decide(new(caller, action, resource));

    private static string Document(string statement) => $$"""{ "Version": "2012-10-17", "Statement": [{{statement}}] }""";
}
