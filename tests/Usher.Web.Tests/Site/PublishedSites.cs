using System.Net;
using Usher.Web.Configuration;
using Usher.Web.Tests.Caching;
using IPNetwork = System.Net.IPNetwork;

namespace Usher.Web.Tests.Site;

/// <summary>Sites whose port is published: by address, by host name and behind a proxy. They are started once for all tests of a class; their clock stands, so that nothing is prefetched.</summary>
public sealed class PublishedSites : IAsyncLifetime
{
    private static readonly Func<WebOptions, WebOptions>[] Published =
    [
        options => options with { Address = IPAddress.Any },
        options => options with { Hosts = ["films.example.com"] },
        options => options with { Proxies = [IPNetwork.Parse("10.0.0.0/8")] },
    ];

    internal IReadOnlyList<WebServer> Servers { get; } = [.. Published.Select(publish => new WebServer { Clock = new SteppedClock(), Options = publish })];

    public async ValueTask InitializeAsync()
    {
        foreach (var server in Servers)
        {
            await server.StartAsync();
            new FilmWorld().AnswerFor(server.Personalize);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in Servers)
            await server.DisposeAsync();
    }
}
