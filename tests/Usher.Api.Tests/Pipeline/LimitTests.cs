using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Usher.Api.Tests.Pipeline;

public sealed class LimitTests
{
    [Fact]
    public async Task A_flood_of_headers_is_refused_before_anything_is_looked_at()
    {
        await using var server = await new TestServer { Limits = new() { HeaderCount = 30 } }.StartAsync();

        var answer = await SendAsync(server, "GET / HTTP/1.1\r\nHost: a\r\n" + string.Concat(Enumerable.Range(0, 31).Select(i => $"x-{i}: 1\r\n")) + "\r\n");

        Assert.StartsWith("HTTP/1.1 431", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_that_are_too_long_are_refused()
    {
        await using var server = await new TestServer().StartAsync();

        var answer = await SendAsync(server, $"GET / HTTP/1.1\r\nHost: a\r\nx-long: {new string('x', server.Limits.HeaderBytes)}\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 431", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_never_ends_its_headers_is_cut_off()
    {
        await using var server = await new TestServer { Limits = new() { HeadersTimeout = TimeSpan.FromSeconds(1) } }.StartAsync();

        var answer = await SendAsync(server, "GET / HTTP/1.1\r\nHost: a\r\nx-slow: ");

        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_never_sends_its_body_is_cut_off()
    {
        await using var server = await new TestServer { Limits = new() { SlowGrace = TimeSpan.FromSeconds(1.5) } }.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Address);
        new Wire.Signing.Making.RequestSigner(server.Keys.Add(TestKeys.Root), "us-east-1", "iam").Sign(request, "unused", server.Clock.Now);
        var head = $"POST / HTTP/1.1\r\nHost: {server.Address.Authority}\r\nContent-Length: 10\r\n" + string.Concat(request.Headers.Select(header => $"{header.Key}: {string.Join(',', header.Value)}\r\n")) + "\r\n";

        var answer = await SendAsync(server, head);

        Assert.Contains("RequestTimeout", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_form_larger_than_a_megabyte_is_refused(bool isDeclared)
    {
        await using var server = await new TestServer().StartAsync();

        var answer = await server.SendAsync(
            server.Keys.Add(TestKeys.Root), "iam", body: new byte[server.Limits.SmallBodyBytes + 1], prepare: request => request.Headers.TransferEncodingChunked = isDeclared ? null : true);

        answer.RefusedWith("RequestEntityTooLarge");
    }

    [Fact]
    public async Task An_object_may_be_larger_than_a_form()
    {
        await using var server = await new TestServer().StartAsync();
        var size = server.Limits.SmallBodyBytes * 3;

        (await server.SendAsync(server.Keys.Add(TestKeys.Root), "s3", body: new byte[size])).Succeeded($"{size}");
    }

    /// <summary>Sends bytes as they are and reads until the server ends the connection.</summary>
    private static async Task<string> SendAsync(TestServer server, string text)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Address.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
