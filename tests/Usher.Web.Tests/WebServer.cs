using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Usher.Web.Configuration;
using Usher.Web.Rest.Keys;
using Usher.Wire.Calling;

namespace Usher.Web.Tests;

/// <summary>The real application on a free port of loopback, before a Personalize that a test answers for.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private DirectoryInfo _folder = Directory.CreateTempSubdirectory("usher-web-");
    private WebApplication? _app;

    public FakePersonalize Personalize { get; init; } = new();

    /// <summary>What must outlive a restart.</summary>
    public string Folder => _folder.FullName;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Whether an Usher answers, or Amazon, who knows no operations of our own.</summary>
    public bool IsBeforeUsher { get; init; } = true;

    /// <summary>What a test changes of the options.</summary>
    public Func<WebOptions, WebOptions> Options { get; init; } = options => options;

    /// <summary>The program whose static files are served: by itself this one has no manifest of that name, and so no files.</summary>
    public string Program { get; init; } = "usher";

    /// <summary>Where its log goes: by itself nowhere.</summary>
    public Action<ILoggingBuilder> Logging { get; init; } = static _ => { };

    public HttpClient Browser { get; private set; } = null!;

    /// <summary>The keys of its REST API.</summary>
    public ApiKeyFile Keys => new(_folder.FullName, Clock);

    public T Service<T>()
        where T : notnull => _app!.Services.GetRequiredService<T>();

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
        _app = UsherWeb.Create(Options(options), new() { Clock = Clock, Program = Program, Logging = Logging, CreateHandler = () => Personalize });
        await _app.StartAsync(TestContext.Current.CancellationToken);
        var address = _app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        Browser = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(address) };
        return this;
    }

    /// <summary>Another on the same folder, before the same Personalize.</summary>
    public async Task<WebServer> RestartAsync()
    {
        var other = new WebServer { Personalize = Personalize, Clock = Clock, IsBeforeUsher = IsBeforeUsher, Options = Options };
        other._folder.Delete();
        other._folder = _folder;
        return await other.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await _app!.StopAsync();
        await _app.DisposeAsync();
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }
}
