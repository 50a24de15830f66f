using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Usher.Wire.Calling;

namespace Usher.Web.Tests;

/// <summary>The real application on a free port of loopback, before a Personalize that a test answers for.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("usher-web-");
    private WebApplication? _app;

    public FakePersonalize Personalize { get; } = new();

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Whether an Usher answers, or Amazon, who knows no operations of our own.</summary>
    public bool IsBeforeUsher { get; init; } = true;

    public HttpClient Browser { get; private set; } = null!;

    public async Task<WebServer> StartAsync()
    {
        var usher = ServiceAddresses.OfUsher(new("http://127.0.0.1:1"), "us-east-1");
        var options = new WebOptions
        {
            Port = 0,
            Services = IsBeforeUsher ? usher : usher with { Own = null },
            Credentials = new LastingCredentials(new("AKIAEXAMPLE", "secret")),
            Folder = _folder.FullName,
        };
        _app = UsherWeb.Create(options, new() { Clock = Clock, Program = "usher", Connections = () => Personalize });
        await _app.StartAsync(TestContext.Current.CancellationToken);
        var address = _app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        Browser = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(address) };
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await _app!.StopAsync();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
