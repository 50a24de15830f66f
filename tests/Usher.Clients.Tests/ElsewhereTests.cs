using System.Security.Cryptography;
using Usher.Contracts;

namespace Usher.Clients.Tests;

/// <summary>'usher serve --buckets URL', the URL being that of another Usher.</summary>
[AwsSource("AWS CLI Command Reference, 's3 cp', 's3 ls', 's3api'")]
[Trait("needs", "client")]
public sealed class ElsewhereTests(UsherBeforeUsher servers) : IClassFixture<UsherBeforeUsher>
{
    [Theory]
    [MemberData(nameof(AwsCli.Installed), MemberType = typeof(AwsCli))]
    public async Task Buckets_that_lie_elsewhere_are_used_like_those_that_lie_here(string program)
    {
        var (before, behind) = (AwsCli.OrSkip(program, servers.Before), AwsCli.OrSkip(program, servers.Behind));
        var bucket = program is "/usr/bin/aws" ? "elsewhere-debian" : "elsewhere-newest";
        var large = Path.Combine(servers.Before.Work, bucket);
        // Two parts and some: the CLI splits from 8 MiB on.
        await File.WriteAllBytesAsync(large, RandomNumberGenerator.GetBytes((17 << 20) + 7), TestContext.Current.CancellationToken);

        (await before.RunAsync("s3", "mb", $"s3://{bucket}")).Succeeded();
        (await before.RunAsync("s3", "cp", large, $"s3://{bucket}/a/large.bin")).Succeeded();
        (await before.RunAsync("s3api", "put-object", "--bucket", bucket, "--key", "ключ λ/пусто", "--metadata", "note=here")).Succeeded();

        // Each of the two has it, byte by byte.
        foreach (var cli in new[] { before, behind })
        {
            var back = $"{large}.back";
            (await cli.RunAsync("s3", "cp", $"s3://{bucket}/a/large.bin", back)).Succeeded();
            Assert.Equal(await HashAsync(large), await HashAsync(back));
            Assert.Contains("a/large.bin", (await cli.RunAsync("s3", "ls", "--recursive", $"s3://{bucket}")).Succeeded().Output, StringComparison.Ordinal);
            Assert.Equal("here", (await cli.RunAsync("s3api", "head-object", "--bucket", bucket, "--key", "ключ λ/пусто")).Succeeded().Json["Metadata"]!["note"]!.GetValue<string>());
        }

        (await before.RunAsync("s3", "mv", $"s3://{bucket}/a/large.bin", $"s3://{bucket}/b/large.bin")).Succeeded();
        (await before.RunAsync("s3api", "get-object", "--bucket", bucket, "--key", "a/large.bin", large + ".absent")).RefusedWith("NoSuchKey");
        (await before.RunAsync("s3", "rb", "--force", $"s3://{bucket}")).Succeeded();
        (await behind.RunAsync("s3api", "head-bucket", "--bucket", bucket)).RefusedWith("404");
    }

    [Theory]
    [MemberData(nameof(AwsCli.One), MemberType = typeof(AwsCli))]
    public async Task A_policy_of_a_bucket_that_lies_elsewhere_decides_here(string program)
    {
        var root = AwsCli.OrSkip(program, servers.Before);
        var bucket = program is "/usr/bin/aws" ? "policy-debian" : "policy-newest";
        (await root.RunAsync("iam", "create-user", "--user-name", bucket)).Succeeded();
        var keys = (await root.RunAsync("iam", "create-access-key", "--user-name", bucket)).Succeeded().Json["AccessKey"]!;
        var user = root.As(keys["AccessKeyId"]!.GetValue<string>(), keys["SecretAccessKey"]!.GetValue<string>());
        (await root.RunAsync("s3", "mb", $"s3://{bucket}")).Succeeded();
        (await root.RunAsync("s3api", "put-object", "--bucket", bucket, "--key", "key")).Succeeded();

        string[] read = ["s3api", "get-object", "--bucket", bucket, "--key", "key", Path.Combine(servers.Before.Work, "key")];
        (await user.RunAsync(read)).RefusedWith("AccessDenied");
        (await root.RunAsync("s3api", "put-bucket-policy", "--bucket", bucket, "--policy", Policies.LetIn($"arn:aws:iam::{servers.Before.Account}:user/{bucket}", bucket))).Succeeded();
        (await user.RunAsync(read)).Succeeded();
        Assert.Contains(bucket, (await root.RunAsync("s3api", "get-bucket-policy", "--bucket", bucket)).Succeeded().Output, StringComparison.Ordinal);
        (await root.RunAsync("s3api", "delete-bucket-policy", "--bucket", bucket)).Succeeded();
        (await user.RunAsync(read)).RefusedWith("AccessDenied");
    }

    private static async Task<string> HashAsync(string file)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexString(await SHA256.HashDataAsync(stream, TestContext.Current.CancellationToken));
    }
}
