using Usher.Access.Callers;
using Usher.Access.Deciding;
using Usher.Access.Policies;
using Usher.Benchmarks.Scanning;

namespace Usher.Benchmarks.Deciding;

/// <summary>How many access decisions a second on one core, for a user with 10 policies of 10 statements?</summary>
internal static class DecidingBenchmark
{
    private const int Policies = 10;
    private const int Statements = 10;
    private const int Batch = 1_000;
    private const int Runs = 300;

    public static void Run()
    {
        var caller = new Caller
        {
            Kind = CallerKind.User,
            Account = "123456789012",
            Arn = "arn:aws:iam::123456789012:user/ana",
            UserName = "ana",
            IdentityPolicies = [.. Enumerable.Range(0, Policies).Select(Policy)],
        };
        var context = ContextKeys.None.With("aws:SourceIp", "127.0.0.1").With("aws:SecureTransport", "false");
        Console.WriteLine("| decision | decisions/s | allocated |");
        Console.WriteLine("| --- | --- | --- |");
        Row("allowed by the last statement", new(caller, "s3:GetObject", "arn:aws:s3:::bucket-9-9/key") { Context = context }, Outcome.Allowed);
        Row("allowed by no statement", new(caller, "s3:GetObject", "arn:aws:s3:::other/key") { Context = context }, Outcome.ImplicitDeny);
        Row("another service's action", new(caller, "personalize:CreateSchema", "arn:aws:personalize:us-east-1:123456789012:schema/a") { Context = context }, Outcome.ImplicitDeny);
    }

    // Nine statements that allow, each with a wildcard, a variable or a condition, and one that denies.
    private static NamedPolicy Policy(int number)
    {
        var statements = Enumerable.Range(0, Statements).Select(statement => (statement % 5) switch
        {
            0 => $$"""{ "Effect": "Deny", "Action": "iam:*", "Resource": "arn:aws:iam::*:role/protected-{{number}}-{{statement}}" }""",
            1 => $$"""{ "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::home-{{number}}-{{statement}}/${aws:username}/*" }""",
            2 => $$"""{ "Effect": "Allow", "Action": "s3:List*", "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": "203.0.113.0/24" } } }""",
            3 => $$"""{ "Effect": "Allow", "Action": ["personalize:Describe*", "personalize:List*"], "Resource": "*" }""",
            _ => $$"""{ "Effect": "Allow", "Action": "s3:Get*", "Resource": ["arn:aws:s3:::bucket-{{number}}-{{statement}}", "arn:aws:s3:::bucket-{{number}}-{{statement}}/*"] }""",
        });
        return new($"policy-{number}", $"policy {number}", PolicyDocument.Parse($$"""{ "Version": "2012-10-17", "Statement": [{{string.Join(',', statements)}}] }""", PolicyKind.Identity));
    }

    private static void Row(string what, AccessRequest request, Outcome expected)
    {
        if (PolicyEvaluator.Decide(request).Outcome != expected)
            throw new InvalidOperationException($"{what}: {PolicyEvaluator.Decide(request)}");

        var before = GC.GetAllocatedBytesForCurrentThread();
        PolicyEvaluator.Decide(request);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var times = Timing.Measure(
            _ =>
            {
                for (var i = 0; i < Batch; i++)
                    PolicyEvaluator.Decide(request);
            },
            Runs);
        Console.WriteLine(FormattableString.Invariant($"| {what} | {Batch / times[Runs / 2].TotalSeconds:N0} | {allocated} bytes |"));
    }
}
