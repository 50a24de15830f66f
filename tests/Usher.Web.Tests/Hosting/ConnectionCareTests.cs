using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Usher.Web.Tests.Hosting;

/// <summary>Connections of the web port: which are used again, and which are closed for others.</summary>
public sealed class ConnectionCareTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST", "/api/v1/events")]
    [InlineData("POST", "/api/v1/nothing")]
    [InlineData("GET", "/api/v1/search-items")]
    [InlineData("POST", "/console/sign-out")]
    [InlineData("PUT", "/")]
    public async Task An_answer_to_a_request_whose_body_was_not_asked_for_ends_the_connection(string method, string path)
    {
        await using var server = await new WebServer { Options = options => options with { AreApiKeysRequired = true } }.StartAsync();

        var answer = await AskAsync(server, $"{method} {path} HTTP/1.1\r\nHost: {server.Browser.BaseAddress!.Authority}\r\nExpect: 100-continue\r\nContent-Length: 0\r\n\r\n");

        Assert.Contains("Connection: close", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task So_does_one_that_ended_in_a_fault()
    {
        await using var server = await new WebServer().StartAsync();
        server.Personalize.On("ListCampaigns", _ => throw new InvalidOperationException("A fault."));

        var answer = await AskAsync(server, $"GET / HTTP/1.1\r\nHost: {server.Browser.BaseAddress!.Authority}\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");

        Assert.Contains("Connection: close", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Half_sent_requests_do_not_close_the_port()
    {
        await using var server = await new WebServer { Options = options => options with { Connections = new() { Total = 8 } } }.StartAsync();
        var flood = new List<TcpClient>();
        for (var i = 0; i < 40; i++)
        {
            var client = new TcpClient();
            flood.Add(client);
            await client.ConnectAsync(IPAddress.Loopback, server.Browser.BaseAddress!.Port, Stop);
        }

        using var answer = await server.Browser.GetAsync(new Uri("/api/v1/nothing", UriKind.Relative), Stop);
        flood.ForEach(client => client.Dispose());

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<string> AskAsync(WebServer server, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Browser.BaseAddress!.Port, Stop);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), Stop);
        using var reader = new StreamReader(client.GetStream());
        var head = new StringBuilder();
        while (await reader.ReadLineAsync(Stop) is { Length: > 0 } line)
            head.AppendLine(line);
        return head.ToString();
    }
}
