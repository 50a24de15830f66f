using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Usher.Api.Auditing;
using Usher.Api.Calls;
using Usher.Api.Settings;
using Usher.Wire.Signing.Bodies;
using Usher.Wire.Signing.Making;

namespace Usher.Api.Tests;

/// <summary>The real server on a free port of loopback, with services that echo, keys in memory, and an audit trail in a folder of its own.</summary>
public sealed class TestServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("usher-api-");
    private WebApplication? _app;

    internal TestClock Clock { get; } = new();

    internal TestKeys Keys { get; } = new();

    internal EchoService S3 { get; } = new("s3", "PutObject");

    internal EchoService Iam { get; } = new("iam", "CreateUser");

    internal IAwsService Own { get; init; } = new EchoService("usher", "ExplainAccess");

    internal TestLog Log { get; } = new();

    internal ServerLimits Limits { get; init; } = new();

    internal bool IsOpen { get; init; }

    internal IReadOnlyList<string> Hosts { get; init; } = [];

    public Uri Address { get; private set; } = null!;

    public async Task<TestServer> StartAsync()
    {
        var options = new ServerOptions { Account = TestKeys.Account, Port = 0, Limits = Limits, IsOpen = IsOpen, Hosts = Hosts };
        var dependencies = new ServerDependencies { Clock = Clock, AuditFolder = AuditFolder, Logging = logging => logging.AddProvider(Log) };
        _app = ApiServer.Create(options, Keys, dependencies, (files, _) =>
            [S3, Iam, new EchoService("sts", "AssumeRole"), Own, new CloudTrailService(new(new(files), Clock))]);
        await _app.StartAsync();
        Address = new(_app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
        return this;
    }

    public string AuditFolder => Path.Combine(_folder.FullName, "audit");

    /// <summary>Sends a request that is signed as a client signs it, after an attacker on the way has changed it.</summary>
    internal async Task<Answer> SendAsync(
        SigningCredentials key, string service, HttpMethod? method = null, string path = "/", byte[]? body = null, Action<HttpRequestMessage>? prepare = null, Action<HttpRequestMessage>? tamper = null,
        string region = "us-east-1", string? contentHash = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, new Uri(Address, path));
        if (body is not null)
            request.Content = new ByteArrayContent(body);

        prepare?.Invoke(request);
        new RequestSigner(key, region, service).Sign(request, contentHash ?? BodyHash.Of(body), Clock.Now);
        tamper?.Invoke(request);
        return await SendAsync(request);
    }

    internal static async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var client = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 });
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers);
    }

    /// <summary>Stops the server and reads what it wrote down.</summary>
    public async Task<IReadOnlyList<JsonElement>> StopAndReadAuditAsync()
    {
        await StopAsync();
        return [.. Directory.EnumerateFiles(AuditFolder).Order().SelectMany(File.ReadLines).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Delete(recursive: true);
    }

    private async Task StopAsync()
    {
        if (_app is null)
            return;

        await _app.StopAsync();
        await _app.DisposeAsync();
        _app = null;
    }

    /// <summary>What came back.</summary>
    internal sealed record Answer(HttpStatusCode Status, string Body, HttpResponseHeaders Headers)
    {
        public string? ErrorCode => Headers.TryGetValues("x-amzn-errortype", out var values) ? values.Single() : null;

        public string RequestId => Headers.GetValues("x-amzn-requestid").Single();

        public void Succeeded(string body) => Assert.Equal((HttpStatusCode.OK, body), (Status, Body));

        public void RefusedWith(string code) => Assert.Equal(code, ErrorCode ?? $"{Status}: {Body}");
    }
}
