using System.Net;
using System.Net.Sockets;
using System.Text;
using Usher.Wire.Signing.Bodies;
using Usher.Wire.Signing.Making;

namespace Usher.Clients.Tests.Attacks;

/// <summary>Requests that no client would send, byte by byte to a real server.</summary>
public sealed class BrokenRequestTests(UsherServer server) : IClassFixture<UsherServer>
{
    [Fact]
    public async Task A_body_that_ends_before_its_length_leaves_nothing()
    {
        var path = await GivenBucketAsync("shorter");

        var answer = await SendAsync(path, "declared", sent: "decl", isEnd: true);

        Assert.DoesNotContain("200 OK", answer, StringComparison.Ordinal);
        await AssertAbsentAsync(path);
    }

    [Fact]
    public async Task What_follows_the_declared_length_is_no_part_of_the_body()
    {
        var path = await GivenBucketAsync("longer");

        var answer = await SendAsync(path, "declared", sent: "declared and more\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 200 OK", answer, StringComparison.Ordinal);
        using var client = new PlainClient(server);
        Assert.Equal("declared"u8.ToArray(), await client.GetAsync(path));
    }

    [Fact]
    public async Task A_body_of_another_hash_than_was_signed_leaves_nothing()
    {
        var path = await GivenBucketAsync("tampered");

        var answer = await SendAsync(path, "declared", sent: "tampered");

        Assert.Contains("XAmzContentSHA256Mismatch", answer, StringComparison.Ordinal);
        await AssertAbsentAsync(path);
    }

    [Theory]
    [InlineData("..%2f..%2f..%2f..%2fescaped", 200)]
    [InlineData("../../../../escaped", 200)]
    [InlineData("%2e%2e/%2e%2e/escaped", 200)]
    [InlineData("%2fescaped", 200)]
    [InlineData("a%5c..%5c..%5cescaped", 200)]
    [InlineData("escaped%00.csv", 400)]
    [InlineData("%e2%80%ae%cc%81escaped%f0%9f%8e%ac", 200)]
    [InlineData("%c0%ae%c0%ae/escaped", 400)]
    [InlineData("%ed%a0%80escaped", 400)]
    [InlineData("%zzescaped", 400)]
    public async Task No_key_leads_out_of_the_data_folder(string key, int status)
    {
        await GivenBucketAsync("odd");
        using var client = new PlainClient(server);

        var (came, body) = await client.PutAsync("/odd/" + key, "x"u8.ToArray());

        Assert.True(came == status, $"{came} {body}");
        if (status == 200)
            Assert.Equal((200, "x"), await client.SendAsync(HttpMethod.Get, "/odd/" + key));
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(Path.GetTempPath()), entry => entry.Contains("escaped", StringComparison.Ordinal));
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(server.Data, "*", SearchOption.AllDirectories), entry => entry.Contains("escaped", StringComparison.Ordinal));
    }

    private async Task<string> GivenBucketAsync(string name)
    {
        using var client = new PlainClient(server);
        Assert.Equal(200, (await client.PutAsync($"/{name}", [])).Status);
        return $"/{name}/key";
    }

    private async Task AssertAbsentAsync(string path)
    {
        using var client = new PlainClient(server);
        Assert.Equal(404, (await client.SendAsync(HttpMethod.Get, path)).Status);
        Assert.Empty(Directory.GetFiles(Path.Combine(server.Data, "buckets"), "*.unfinished", SearchOption.AllDirectories));
    }

    /// <summary>Sends a PUT of a body as it was signed, but with other bytes, and reads all that comes.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="signed">What was signed, and declared the length of.</param>
    /// <param name="sent">What is sent.</param>
    /// <param name="isEnd">Whether the client then says that no more will come.</param>
    private async Task<string> SendAsync(string path, string signed, string sent, bool isEnd = false)
    {
        var stop = TestContext.Current.CancellationToken;
        var address = new Uri(server.Endpoint + path);
        using var request = new HttpRequestMessage(HttpMethod.Put, address);
        using var root = new PlainClient(server);
        new RequestSigner(root.Credentials, "us-east-1", "s3").Sign(request, BodyHash.Of(Encoding.ASCII.GetBytes(signed)), TimeProvider.System.GetUtcNow());
        var headers = string.Concat(request.Headers.NonValidated.Select(header => $"{header.Key}: {header.Value}\r\n"));

        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, address.Port, stop);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"PUT {path} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\nContent-Length: {signed.Length}\r\n{headers}\r\n{sent}"), stop);
        if (isEnd)
            client.Client.Shutdown(SocketShutdown.Send);
        using var reader = new StreamReader(stream);
        try
        {
            return await reader.ReadToEndAsync(stop);
        }
        catch (IOException) when (isEnd)
        {
            // Whoever says that no more will come may be cut off instead of answered.
            return "";
        }
    }
}
