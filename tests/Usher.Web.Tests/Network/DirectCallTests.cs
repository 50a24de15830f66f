using System.Net;
using System.Net.Sockets;
using Usher.Web.Network;
using Usher.Web.Tests.Hosting;

namespace Usher.Web.Tests.Network;

/// <summary>Who needs no key: the user who runs the server, from the same machine, with nothing between.</summary>
public sealed class DirectCallTests(MovieServer movies) : IClassFixture<MovieServer>
{
    private const string Nobody = "65534";

    private Uri Server => movies.Web.Browser.BaseAddress!;

    public static TheoryData<string> Keyless => ["/viewers", "/why?film=1", "/api/v1/recommend-items/u1", "/api/v1/history/u1"];

    [Theory]
    [MemberData(nameof(Keyless))]
    public async Task Another_user_of_the_machine_is_outside(string path)
    {
        var setpriv = Client.Find("setpriv");
        Assert.SkipUnless(setpriv is not null && Client.Find("curl") is not null && Environment.UserName == "root", "To become another user takes root, setpriv and curl.");

        var own = await new Client("curl", ["-s", "-o", "/dev/null", "-w", "%{http_code}", $"{Server.GetLeftPart(UriPartial.Authority)}{path}"]).RunAsync();
        var other = await new Client(setpriv, ["--reuid", Nobody, "--regid", Nobody, "--clear-groups", "curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", $"{Server.GetLeftPart(UriPartial.Authority)}{path}"]).RunAsync();

        Assert.Equal("200", own.Output);
        Assert.Equal(path.StartsWith("/api", StringComparison.Ordinal) ? "401" : "403", other.Output);
    }

    [Theory]
    [InlineData("X-Forwarded-For: 127.0.0.1")]
    [InlineData("x-forwarded-proto: https")]
    [InlineData("X-Forwarded-Anything: 1")]
    [InlineData("Forwarded: for=127.0.0.1")]
    [InlineData("Via: 1.1 proxy")]
    [InlineData("X-Real-IP: 127.0.0.1")]
    [InlineData("CF-Connecting-IP: 127.0.0.1")]
    public async Task A_client_of_a_proxy_on_this_machine_is_outside(string header)
    {
        Assert.Equal(403, (await RawRequest.SendAsync(Server, "GET /viewers HTTP/1.1", "Host: localhost", header)).Status);
        Assert.Equal(401, (await RawRequest.SendAsync(Server, "GET /api/v1/history/u1 HTTP/1.1", "Host: localhost", header)).Status);
        Assert.Equal(200, (await RawRequest.SendAsync(Server, "GET /console/sign-in HTTP/1.1", "Host: localhost", header)).Status);
    }

    [Fact]
    public async Task The_kernel_tells_whose_a_connection_is_until_its_other_end_is_closed()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint, TestContext.Current.CancellationToken);
        using var accepted = await listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        var (here, there) = ((IPEndPoint)accepted.LocalEndPoint!, (IPEndPoint)accepted.RemoteEndPoint!);

        Assert.True(LoopbackConnections.IsOwnUser(here, there));
        Assert.False(LoopbackConnections.IsOwnUser(here, new(IPAddress.Loopback, 1)));
        client.Close();
        // It is nobody's now, and the kernel says that it is root's.
        Assert.False(LoopbackConnections.IsOwnUser(here, there));
    }

    [Fact]
    public async Task An_address_of_IPv4_in_a_socket_of_IPv6_is_found_too()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp) { DualMode = true };
        await client.ConnectAsync(new IPEndPoint(IPAddress.Loopback.MapToIPv6(), ((IPEndPoint)listener.LocalEndpoint).Port), TestContext.Current.CancellationToken);
        using var accepted = await listener.AcceptSocketAsync(TestContext.Current.CancellationToken);

        Assert.True(LoopbackConnections.IsOwnUser((IPEndPoint)accepted.LocalEndPoint!, (IPEndPoint)accepted.RemoteEndPoint!));
    }
}
