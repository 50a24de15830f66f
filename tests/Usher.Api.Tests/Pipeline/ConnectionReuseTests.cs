using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Usher.Contracts;
using Usher.Http;

namespace Usher.Api.Tests.Pipeline;

/// <summary>Where one request ends and the next begins, when an answer goes out before a body was read.</summary>
[AwsSource("RFC 9110, 10.1.1 Expect; RFC 9112, 6.3 Message Body Length and 11.2 Request Smuggling")]
public sealed class ConnectionReuseTests : IAsyncLifetime
{
    private const string Smuggled = "GET /_usher/v1/health HTTP/1.1\r\nHost: a\r\n\r\n";
    private const string Expects = "Expect: 100-continue";
    private const string Denied = "x-amzn-errortype: accessdenied";
    private const string Closes = "connection: close";

    private readonly TestServer _server = new();

    public async ValueTask InitializeAsync() => await _server.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("PUT", "/bucket/key", "AccessDenied")]
    [InlineData("POST", "/", "AccessDenied")]
    [InlineData("POST", "/_usher/v1/explain/access", "MissingAuthenticationTokenException")]
    [InlineData("POST", "/_usher/v1/health", null)]
    [InlineData("GET", "/bucket", "AccessDenied")]
    [InlineData("HEAD", "/bucket/key", "AccessDenied")]
    [InlineData("DELETE", "/bucket/key", "AccessDenied")]
    public async Task An_answer_to_a_request_that_waits_to_be_told_to_go_on_ends_the_connection(string method, string path, string? code)
    {
        using var connection = await RawConnection.OpenAsync(_server);

        await connection.SendAsync(connection.Head(method, path, Expects, "Content-Length: 10"));
        var answer = await connection.ReadAsync(hasBody: method != "HEAD");

        Assert.Contains(code is null ? "transfer-encoding: " : $"x-amzn-errortype: {code.ToLowerInvariant()}", answer.Headers, StringComparison.Ordinal);
        Assert.Contains(Closes, answer.Headers, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content-Length: 0")]
    [InlineData("Content-Length: 1")]
    [InlineData("Transfer-Encoding: chunked")]
    public async Task A_refusal_of_any_length_of_body_ends_it(string length)
    {
        using var connection = await RawConnection.OpenAsync(_server);

        await connection.SendAsync(connection.Head("PUT", "/bucket/key", Expects, length));

        Assert.Contains(Closes, (await connection.ReadAsync()).Headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_does_an_empty_body_that_was_taken_because_nobody_asks_for_an_empty_one()
    {
        using var connection = await RawConnection.OpenAsync(_server);

        await connection.SendAsync(connection.SignedHead("PUT", "/bucket/_SUCCESS", "", Expects, "Content-Length: 0"));
        var answer = await connection.ReadAsync();

        Assert.Equal((200, "0"), (answer.Status, answer.Body));
        Assert.Contains(Closes, answer.Headers, StringComparison.Ordinal);
        Assert.Equal("", await connection.ReadToEndAsync());
    }

    [Fact]
    public async Task So_does_a_fault_of_ours()
    {
        using var connection = await RawConnection.OpenAsync(_server);

        await connection.SendAsync(connection.SignedHead("PUT", "/bucket/key", "0123456789", Expects, "Content-Length: 10", "x-test: fault"));
        var answer = await connection.ReadAsync();

        Assert.Contains("x-amzn-errortype: internalerror", answer.Headers, StringComparison.Ordinal);
        Assert.Contains(Closes, answer.Headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_does_a_fault_that_nothing_of_ours_answers_for()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.UseConnectionCare();
        app.Run(_ => throw new InvalidOperationException("A fault."));
        await app.StartAsync(TestContext.Current.CancellationToken);
        var address = new Uri(app.Urls.Single());
        using var connection = await RawConnection.OpenAsync(address);

        await connection.SendAsync($"PUT / HTTP/1.1\r\nHost: {address.Authority}\r\n{Expects}\r\nContent-Length: 10\r\n\r\n");
        var answer = await connection.ReadAsync();

        Assert.Equal(500, answer.Status);
        Assert.Contains(Closes, answer.Headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_was_asked_for_and_read_leaves_the_connection_for_the_next_request()
    {
        using var connection = await RawConnection.OpenAsync(_server);

        await connection.SendAsync(connection.SignedHead("PUT", "/bucket/key", "0123456789", Expects, "Content-Length: 10"));
        Assert.Equal(100, (await connection.ReadAsync()).Status);
        await connection.SendAsync("0123456789");
        var answer = await connection.ReadAsync();
        await connection.SendAsync(connection.Head("GET", "/_usher/v1/health"));

        Assert.Equal((200, "10"), (answer.Status, answer.Body));
        Assert.DoesNotContain(Closes, answer.Headers, StringComparison.Ordinal);
        Assert.Equal(200, (await connection.ReadAsync()).Status);
    }

    [Fact]
    public async Task What_comes_on_a_connection_after_such_an_answer_is_not_executed()
    {
        using var connection = await RawConnection.OpenAsync(_server);

        await connection.SendAsync(connection.Head("PUT", "/bucket/key", Expects, "Content-Length: 1"));
        Assert.Contains(Denied, (await connection.ReadAsync()).Headers, StringComparison.Ordinal);
        await connection.SendAsync("x" + Smuggled);

        Assert.DoesNotContain("HTTP/1.1", await connection.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_of_a_refused_request_is_never_executed_as_a_request(bool isChunked)
    {
        using var connection = await RawConnection.OpenAsync(_server);
        var (length, body) = isChunked
            ? ("Transfer-Encoding: chunked", $"{Smuggled.Length:x}\r\n{Smuggled}\r\n0\r\n\r\n")
            : ($"Content-Length: {Smuggled.Length}", Smuggled);

        await connection.SendAsync(connection.Head("PUT", "/bucket/key", length) + body + connection.Head("GET", "/_usher/v1/health", "Connection: close"));

        Assert.Contains(Denied, (await connection.ReadAsync()).Headers, StringComparison.Ordinal);
        var rest = await connection.ReadToEndAsync();
        Assert.Equal(2, rest.Split("HTTP/1.1 ").Length);
        Assert.StartsWith("HTTP/1.1 200", rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_with_two_lengths_is_the_last_of_its_connection()
    {
        using var connection = await RawConnection.OpenAsync(_server);

        await connection.SendAsync(connection.Head("PUT", "/bucket/key", "Transfer-Encoding: chunked", $"Content-Length: {Smuggled.Length + 5}") + "0\r\n\r\n" + Smuggled);
        var answer = await connection.ReadAsync();

        Assert.Contains(Closes, answer.Headers, StringComparison.Ordinal);
        Assert.DoesNotContain("HTTP/1.1", await connection.ReadToEndAsync(), StringComparison.Ordinal);
    }
}
