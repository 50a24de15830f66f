using System.Text.Json.Nodes;
using Usher.Contracts;

namespace Usher.Clients.Tests;

[AwsSource("AWS CLI Command Reference; Personalize Developer Guide, 'Giving Amazon Personalize access to Amazon S3 resources'")]
[Trait("needs", "client")]
public sealed class AwsCliTests(UsherServer server) : IClassFixture<UsherServer>
{
    private const string Rows = "USER_ID,ITEM_ID,TIMESTAMP\n1,2,1000000000\n";

    [Theory]
    [MemberData(nameof(AwsCli.Installed), MemberType = typeof(AwsCli))]
    public async Task Takes_a_user_from_an_empty_account_to_a_bucket_that_Personalize_may_read(string program)
    {
        var root = AwsCli.OrSkip(program, server);
        var mark = program is "/usr/bin/aws" ? "debian" : "newest";
        var (bucket, user, role) = ($"my-movie-recommender-data-{mark}", $"adham-{mark}", $"AmazonPersonalize-ExecutionRole-{mark}");
        var (roleArn, key) = ($"arn:aws:iam::{server.Account}:role/{role}", $"arn:aws:s3:::{bucket}/interactions.csv");
        var file = Write($"{mark}.csv", Rows);

        var identity = (await root.RunAsync("sts", "get-caller-identity")).Succeeded().Json;
        Assert.Equal($"arn:aws:iam::{server.Account}:root", Text(identity, "Arn"));

        (await root.RunAsync("s3", "mb", $"s3://{bucket}")).Succeeded();
        (await root.RunAsync("s3", "cp", file, $"s3://{bucket}/interactions.csv")).Succeeded();
        (await root.RunAsync("iam", "create-user", "--user-name", user)).Succeeded();
        (await root.RunAsync("iam", "attach-user-policy", "--user-name", user, "--policy-arn", "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess")).Succeeded();
        var keys = (await root.RunAsync("iam", "create-access-key", "--user-name", user)).Succeeded().Json["AccessKey"]!;
        var adham = root.As(Text(keys, "AccessKeyId"), Text(keys, "SecretAccessKey"));

        // The user may read and nothing else, and the refusal has AWS's words.
        var copy = Path.Combine(server.Work, $"{mark}.copy.csv");
        (await adham.RunAsync("s3", "cp", $"s3://{bucket}/interactions.csv", copy)).Succeeded();
        Assert.Equal(Rows, await File.ReadAllTextAsync(copy, TestContext.Current.CancellationToken));
        (await adham.RunAsync("s3", "cp", file, $"s3://{bucket}/other.csv")).RefusedWith(
            "AccessDenied",
            $"User: arn:aws:iam::{server.Account}:user/{user} is not authorized to perform: s3:PutObject on resource: ",
            "because no identity-based policy allows the s3:PutObject action");

        (await root.RunAsync("iam", "create-role", "--role-name", role, "--assume-role-policy-document", Policies.TrustPersonalize)).Succeeded();
        (await root.RunAsync("iam", "put-role-policy", "--role-name", role, "--policy-name", "read", "--policy-document", Policies.ReadBucket(bucket))).Succeeded();
        (await root.RunAsync("iam", "put-user-policy", "--user-name", user, "--policy-name", "bucket", "--policy-document", Policies.BucketPolicyStatements(bucket))).Succeeded();
        var managed = (await root.RunAsync("iam", "create-policy", "--policy-name", $"read-{mark}", "--policy-document", Policies.ReadBucket(bucket))).Succeeded().Json["Policy"]!;
        (await root.RunAsync("iam", "attach-role-policy", "--role-name", role, "--policy-arn", Text(managed, "Arn"))).Succeeded();

        // Without the bucket's policy Personalize may not read, and the explanation has the statement that is missing.
        var explain = new[]
        {
            "explain", "access", "--principal", "personalize.amazonaws.com", "--role", roleArn, "--source-account", server.Account,
            "--source-arn", $"arn:aws:personalize:us-east-1:{server.Account}:dataset-import-job/x", "--action", "s3:GetObject", "--resource", key,
        };
        var explained = await server.RunAsync(explain);
        Assert.Equal(1, explained.ExitCode);
        Assert.Contains("\"aws:SourceArn\"", explained.Output, StringComparison.Ordinal);
        (await adham.RunAsync("s3api", "put-bucket-policy", "--bucket", bucket, "--policy", Policies.LetPersonalizeIn(bucket, server.Account))).Succeeded();
        Assert.Contains("aws:SourceArn", Text((await adham.RunAsync("s3api", "get-bucket-policy", "--bucket", bucket)).Succeeded().Json, "Policy"), StringComparison.Ordinal);
        (await server.RunAsync(explain)).Succeeded();

        var simulated = (await root.RunAsync(
            "iam", "simulate-principal-policy", "--policy-source-arn", roleArn, "--action-names", "s3:GetObject", "s3:PutObject", "--resource-arns", key)).Succeeded().Json;
        Assert.Equal(["allowed", "implicitDeny"], simulated["EvaluationResults"]!.AsArray().Select(result => Text(result!, "EvalDecision")));

        // To assume a role, a user needs the role's trust policy and a policy of their own.
        var work = $"arn:aws:iam::{server.Account}:role/work-{mark}";
        (await root.RunAsync("iam", "create-role", "--role-name", $"work-{mark}", "--assume-role-policy-document", Policies.TrustAccount(server.Account))).Succeeded();
        (await adham.RunAsync("sts", "assume-role", "--role-arn", work, "--role-session-name", "session")).RefusedWith("AccessDenied", "sts:AssumeRole");
        (await root.RunAsync("iam", "put-user-policy", "--user-name", user, "--policy-name", "assume", "--policy-document", Policies.AssumeRole(work))).Succeeded();
        var session = (await adham.RunAsync("sts", "assume-role", "--role-arn", work, "--role-session-name", "session")).Succeeded().Json["Credentials"]!;
        var worker = root.As(Text(session, "AccessKeyId"), Text(session, "SecretAccessKey"), Text(session, "SessionToken"));
        Assert.Equal($"arn:aws:sts::{server.Account}:assumed-role/work-{mark}/session", Text((await worker.RunAsync("sts", "get-caller-identity")).Succeeded().Json, "Arn"));

        // The denial is in the audit trail.
        var events = (await root.RunAsync("cloudtrail", "lookup-events", "--lookup-attributes", $"AttributeKey=Username,AttributeValue={user}")).Succeeded().Json["Events"]!.AsArray();
        Assert.Contains(events, one => Text(one!, "EventName") == "PutObject" && Text(one!, "CloudTrailEvent").Contains("AccessDenied", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(AwsCli.One), MemberType = typeof(AwsCli))]
    public async Task Copies_a_folder_with_empty_files_in_it_over_one_connection(string program)
    {
        var root = AwsCli.OrSkip(program, server);
        var folder = Folder("mixed", files: 12, emptyOnes: 4);
        (await root.RunAsync("s3", "mb", "s3://mixed-folder")).Succeeded();
        var config = Write("one-connection.config", "[default]\ns3 =\n  max_concurrent_requests = 1\n");

        // A stall would end in the client's timeout.
        (await root.With("AWS_CONFIG_FILE", config).RunAsync("s3", "cp", "--recursive", "--cli-read-timeout", "20", folder, "s3://mixed-folder/")).Succeeded();

        Assert.Equal(12, (await root.RunAsync("s3api", "list-objects-v2", "--bucket", "mixed-folder")).Succeeded().Json["Contents"]!.AsArray().Count);
    }

    [Theory]
    [MemberData(nameof(AwsCli.One), MemberType = typeof(AwsCli))]
    public async Task Is_told_of_every_file_that_it_may_not_copy(string program)
    {
        var root = AwsCli.OrSkip(program, server);
        var folder = Folder("denied", files: 25, emptyOnes: 0);
        (await root.RunAsync("s3", "mb", "s3://denied-folder")).Succeeded();
        (await root.RunAsync("iam", "create-user", "--user-name", "without-rights")).Succeeded();
        var keys = (await root.RunAsync("iam", "create-access-key", "--user-name", "without-rights")).Succeeded().Json["AccessKey"]!;

        var outcome = await root.As(Text(keys, "AccessKeyId"), Text(keys, "SecretAccessKey")).RunAsync("s3", "cp", "--recursive", folder, "s3://denied-folder/");

        Assert.Equal(25, outcome.Error.Split('\n').Count(line => line.Contains("upload failed", StringComparison.Ordinal) && line.Contains("(AccessDenied)", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(AwsCli.Installed), MemberType = typeof(AwsCli))]
    public async Task Deletes_what_it_made(string program)
    {
        var root = AwsCli.OrSkip(program, server);
        var bucket = program is "/usr/bin/aws" ? "short-lived-debian" : "short-lived-newest";
        var file = Write($"{bucket}.csv", Rows);

        (await root.RunAsync("s3", "mb", $"s3://{bucket}")).Succeeded();
        (await root.RunAsync("s3", "cp", file, $"s3://{bucket}/a/b.csv")).Succeeded();
        (await root.RunAsync("s3", "rb", $"s3://{bucket}")).RefusedWith("BucketNotEmpty");
        (await root.RunAsync("s3", "rb", $"s3://{bucket}", "--force")).Succeeded();

        (await root.RunAsync("s3api", "head-bucket", "--bucket", bucket)).RefusedWith("404");
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(server.Work, name);
        File.WriteAllText(path, text);
        return path;
    }

    private string Folder(string name, int files, int emptyOnes)
    {
        var folder = Directory.CreateDirectory(Path.Combine(server.Work, name)).FullName;
        for (var i = 0; i < files; i++)
            File.WriteAllText(Path.Combine(folder, $"part-{i:000}"), i < emptyOnes ? "" : $"{i}");
        return folder;
    }

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();
}
