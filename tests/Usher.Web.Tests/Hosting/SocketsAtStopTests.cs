using System.Net.WebSockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Hosting;

namespace Usher.Web.Tests.Hosting;

public sealed class SocketsAtStopTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_stops_does_not_wait_for_open_pages()
    {
        await using var server = await new WebServer().StartAsync();
        using var page = new ClientWebSocket();
        await page.ConnectAsync(new UriBuilder(server.Browser.BaseAddress!) { Scheme = "ws", Path = "/_blazor" }.Uri, Stop);
        Assert.Equal(WebSocketState.Open, page.State);

        // Without a limit of its own it would wait for as long as the page is open.
        server.Service<IHostApplicationLifetime>().StopApplication();
        await server.Service<IServer>().StopAsync(CancellationToken.None);

        await Assert.ThrowsAnyAsync<WebSocketException>(() => page.ReceiveAsync(new byte[1], Stop));
    }
}
