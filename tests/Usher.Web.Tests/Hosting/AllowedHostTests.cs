using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Usher.Web.Tests.Hosting;

/// <summary>By which names the web port may be asked. A page whose own name was led to loopback (DNS rebinding) has no other to ask by.</summary>
public sealed class AllowedHostTests(MovieServer movies) : IClassFixture<MovieServer>
{
    private const string Evil = "evil.example";

    // Kestrel refuses what is malformed with 400, Usher what it is not called with 421.
    private static readonly int[] Refused = [400, 421];

    private Uri Server => movies.Web.Browser.BaseAddress!;

    public static TheoryData<string> Paths => ["/", "/viewers", "/film?id=1", "/why?film=1", "/alive", "/nothing/here", "/console", "/console/sign-in", "/_blazor/negotiate", "/_framework/blazor.web.js", "/api/v1", "/api/v1/docs", "/api/v1/openapi.json", "/api/v1/recommend-items/u1", "/api/v1/history/u1", "/health/live", "/metrics"];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task No_path_answers_to_the_name_of_another_site(string path)
    {
        var (status, answer) = await RawRequest.SendAsync(Server, $"GET {path} HTTP/1.1", $"Host: {Evil}:{Server.Port}");

        Assert.Equal(421, status);
        Assert.Contains($"The Host is '{Evil}:{Server.Port}'; allowed are localhost, 127.0.0.1, [::1].", answer, StringComparison.Ordinal);
        Assert.Contains("--web-host", answer, StringComparison.Ordinal);
        Assert.Contains(path.StartsWith("/api/v1", StringComparison.Ordinal) ? "application/problem+json" : "text/plain", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Set-Cookie", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:1")]
    [InlineData("127.0.0.1:8080")]
    [InlineData("[::1]")]
    [InlineData("[::1]:8080")]
    public async Task The_names_of_loopback_are_answered_with_any_port(string host) =>
        Assert.Equal(200, (await RawRequest.SendAsync(Server, "GET /viewers HTTP/1.1", $"Host: {host}")).Status);

    [Theory]
    [InlineData("localhost.evil.example")]
    [InlineData("evil.example.localhost")]
    [InlineData("localhost.")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("127.1")]
    [InlineData("127.0.0.2")]
    [InlineData("2130706433")]
    [InlineData("0.0.0.0")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("localhost:80:80")]
    [InlineData("localhost:evil.example")]
    [InlineData("localhost:99999999999")]
    [InlineData("localhost:65536")]
    [InlineData("localhost:0")]
    [InlineData("localhost:")]
    [InlineData("localhost@evil.example")]
    [InlineData("evil.example#localhost")]
    [InlineData("evil.example/localhost")]
    [InlineData("evil.example\\localhost")]
    [InlineData("localhost, evil.example")]
    [InlineData("")]
    public async Task What_only_looks_like_a_name_of_loopback_is_refused(string host) =>
        Assert.Contains((await RawRequest.SendAsync(Server, "GET /viewers HTTP/1.1", $"Host: {host}")).Status, Refused);

    [Theory]
    [InlineData("GET /viewers HTTP/1.1", "Host: localhost", "Host: evil.example")]
    [InlineData("GET /viewers HTTP/1.1", "Host: evil.example", "Host: localhost")]
    [InlineData("GET http://evil.example/viewers HTTP/1.1", "Host: localhost")]
    [InlineData("GET http://evil.example/viewers HTTP/1.1", "Host: evil.example")]
    [InlineData("GET http://localhost/viewers HTTP/1.1", "Host: evil.example")]
    [InlineData("GET http://localhost@evil.example/viewers HTTP/1.1", "Host: localhost")]
    [InlineData("GET /viewers HTTP/1.1")]
    [InlineData("GET /viewers HTTP/1.0")]
    [InlineData("GET /viewers HTTP/1.1", "Host: evil.example", "X-Forwarded-Host: localhost")]
    [InlineData("GET /viewers HTTP/1.1", "Host: evil.example", "X-Original-Host: localhost", "Forwarded: host=localhost")]
    [InlineData("GET /viewers HTTP/1.1", "Host : localhost")]
    [InlineData("OPTIONS * HTTP/1.1", "Host: evil.example")]
    public async Task A_request_that_names_two_hosts_or_none_is_refused(params string[] head) =>
        Assert.Contains((await RawRequest.SendAsync(Server, head)).Status, Refused);

    [Fact]
    public async Task A_configured_name_is_answered_and_told_among_the_allowed_ones()
    {
        await using var server = await new WebServer { Options = options => options with { Hosts = ["films.example.com"] } }.StartAsync();
        server.Personalize.AnswerAsMovies();

        var (status, _) = await RawRequest.SendAsync(server.Browser.BaseAddress!, "GET /console/sign-in HTTP/1.1", "Host: FILMS.example.com");
        var (refused, answer) = await RawRequest.SendAsync(server.Browser.BaseAddress!, "GET /console/sign-in HTTP/1.1", "Host: www.films.example.com");

        Assert.Equal((200, 421), (status, refused));
        Assert.Contains("[::1], films.example.com. Ask", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_it_listens_on_all_addresses_those_of_the_machine_are_names_too()
    {
        await using var server = await new WebServer { Options = options => options with { Address = IPAddress.Any } }.StartAsync();
        var own = NetworkInterface.GetAllNetworkInterfaces().SelectMany(card => card.GetIPProperties().UnicastAddresses).Select(one => one.Address).Where(address => address.AddressFamily is AddressFamily.InterNetwork);
        var at = new UriBuilder(server.Browser.BaseAddress!) { Host = "127.0.0.1" }.Uri;

        foreach (var address in own)
            Assert.Equal(200, (await RawRequest.SendAsync(at, "GET /console/sign-in HTTP/1.1", $"Host: {address}:{at.Port}")).Status);
        Assert.Equal(421, (await RawRequest.SendAsync(at, "GET /console/sign-in HTTP/1.1", "Host: 198.51.100.7")).Status);
    }
}
