using System.Security.Cryptography;
using Usher.Contracts;

namespace Usher.Clients.Tests;

/// <summary>rclone and s3cmd, set up as their manuals say for an S3 that is not Amazon's.</summary>
[Trait("needs", "client")]
public sealed class OtherClientsTests(UsherServer server) : IClassFixture<UsherServer>
{
    private static readonly string[] Names = ["a.txt", "large.bin", "sub/ключ λ.txt"];

    [Fact, AwsSource("https://rclone.org/s3/, 'Other' provider: env_auth, endpoint, region; chunk_size, upload_cutoff, copy_cutoff")]
    public async Task Rclone_copies_lists_checks_syncs_and_deletes()
    {
        var program = ProgramOrSkip("rclone");
        var folder = Folder("rclone");
        var configuration = Path.Combine(server.Work, "rclone.conf");
        await File.WriteAllTextAsync(configuration, $"[usher]\ntype = s3\nprovider = Other\nenv_auth = true\nendpoint = {server.Endpoint}\nregion = us-east-1\n", TestContext.Current.CancellationToken);
        // Small chunks, so that what is no more than seventeen megabytes goes in parts.
        string[] parts = ["--s3-chunk-size", "5M", "--s3-upload-cutoff", "6M", "--s3-copy-cutoff", "6M"];
        Task<Outcome> Rclone(params string[] arguments) =>
            new Client(program, ["--config", configuration, "--retries", "1", .. parts, .. arguments]) { Environment = server.Environment }.RunAsync();

        (await Rclone("mkdir", "usher:rclone")).Succeeded();
        (await Rclone("copy", folder, "usher:rclone/tree")).Succeeded();
        Assert.Equal(Names, Lines(await Rclone("lsf", "--recursive", "--files-only", "usher:rclone/tree")).Order(StringComparer.Ordinal));
        (await Rclone("check", "--download", folder, "usher:rclone/tree")).Succeeded();
        (await Rclone("copyto", "usher:rclone/tree/large.bin", "usher:rclone/copy.bin")).Succeeded();

        var back = Path.Combine(server.Work, "rclone-back");
        (await Rclone("sync", "usher:rclone/tree", back)).Succeeded();
        AssertSame(folder, back);
        File.Delete(Path.Combine(back, "a.txt"));
        (await Rclone("sync", back, "usher:rclone/tree")).Succeeded();
        Assert.DoesNotContain("a.txt", Lines(await Rclone("lsf", "usher:rclone/tree")));

        (await Rclone("deletefile", "usher:rclone/copy.bin")).Succeeded();
        (await Rclone("purge", "usher:rclone")).Succeeded();
        Assert.Empty(Lines(await Rclone("lsf", "usher:")));
    }

    [Theory, AwsSource("https://s3tools.org/kb/item14.htm and 's3cmd --configure': host_base, host_bucket, bucket_location, signature_v2, multipart_chunk_size_mb")]
    [InlineData("US")]
    [InlineData("us-east-1")]
    [InlineData("eu-west-1")]
    public async Task S3cmd_puts_lists_syncs_moves_and_deletes(string location)
    {
        var program = ProgramOrSkip("s3cmd");
        var folder = Folder("s3cmd-" + location);
        var bucket = $"s3://s3cmd-{location.ToLowerInvariant()}";
        var configuration = Path.Combine(server.Work, $"{location}.s3cfg");
        var host = new Uri(server.Endpoint).Authority;
        string[] lines =
        [
            "[default]", $"access_key = {server.Environment["AWS_ACCESS_KEY_ID"]}", $"secret_key = {server.Environment["AWS_SECRET_ACCESS_KEY"]}",
            $"host_base = {host}", $"host_bucket = {host}", $"bucket_location = {location}", "use_https = False", "signature_v2 = False", "multipart_chunk_size_mb = 5",
        ];
        await File.WriteAllLinesAsync(configuration, lines, TestContext.Current.CancellationToken);
        Task<Outcome> S3cmd(params string[] arguments) => new Client(program, ["--config", configuration, "--no-progress", .. arguments]).RunAsync();

        (await S3cmd("mb", bucket)).Succeeded();
        (await S3cmd("put", Path.Combine(folder, "large.bin"), $"{bucket}/large.bin")).Succeeded();
        (await S3cmd("sync", folder + "/", $"{bucket}/tree/")).Succeeded();
        var listed = Lines(await S3cmd("ls", "--recursive", bucket));
        Assert.Equal([$"{bucket}/large.bin", .. Names.Select(name => $"{bucket}/tree/{name}")], listed.Select(line => line[line.IndexOf("s3://", StringComparison.Ordinal)..]));

        (await S3cmd("cp", $"{bucket}/large.bin", $"{bucket}/copy.bin")).Succeeded();
        (await S3cmd("mv", $"{bucket}/copy.bin", $"{bucket}/moved.bin")).Succeeded();
        var back = Directory.CreateDirectory(folder + "-back").FullName;
        (await S3cmd("sync", $"{bucket}/tree/", back + "/")).Succeeded();
        AssertSame(folder, back);
        Assert.Contains("Location:", (await S3cmd("info", bucket)).Succeeded().Output, StringComparison.Ordinal);

        // Its addresses are signed by version 2, whatever the setting says.
        var address = (await S3cmd("signurl", $"{bucket}/tree/a.txt", "+60")).Succeeded().Output.Trim();
        using var client = new HttpClient();
        Assert.Equal("a", await client.GetStringAsync(address, TestContext.Current.CancellationToken));

        (await S3cmd("rb", bucket)).RefusedWith("BucketNotEmpty");
        (await S3cmd("del", $"{bucket}/moved.bin")).Succeeded();
        (await S3cmd("rb", "--recursive", bucket)).Succeeded();
        Assert.DoesNotContain(bucket, (await S3cmd("ls")).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S3cmd_is_told_what_to_change_where_it_signs_requests_by_version_2()
    {
        var program = ProgramOrSkip("s3cmd");
        var host = new Uri(server.Endpoint).Authority;

        var refused = await new Client(program, ["--config", "/dev/null", "--access_key", "AKIA", "--secret_key", "x", "--host", host, "--host-bucket", host, "--no-ssl", "--signature-v2", "ls"]).RunAsync();

        refused.RefusedWith("signature_v2 = False");
    }

    private static string ProgramOrSkip(string name)
    {
        var program = Client.Find(name);
        Assert.SkipUnless(program is not null, $"{name} is absent; './test' installs the package where it may.");
        return program;
    }

    private string Folder(string name)
    {
        var folder = Path.Combine(server.Work, name);
        Directory.CreateDirectory(Path.Combine(folder, "sub"));
        File.WriteAllText(Path.Combine(folder, "a.txt"), "a");
        File.WriteAllText(Path.Combine(folder, "sub/ключ λ.txt"), "λ");
        File.WriteAllBytes(Path.Combine(folder, "large.bin"), RandomNumberGenerator.GetBytes((17 << 20) + 1));
        return folder;
    }

    private static string[] Lines(Outcome outcome) => outcome.Succeeded().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static void AssertSame(string folder, string back) =>
        Assert.All(Names, name => Assert.True(File.ReadAllBytes(Path.Combine(folder, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(back, name))), name));
}
