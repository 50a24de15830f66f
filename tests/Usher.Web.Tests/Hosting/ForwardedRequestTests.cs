using System.Net;
using Microsoft.Extensions.Logging;
using IPNetwork = System.Net.IPNetwork;

namespace Usher.Web.Tests.Hosting;

/// <summary>Whose X-Forwarded headers are believed, and what they change.</summary>
public sealed class ForwardedRequestTests
{
    private const string Who = """<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><UserId>1</UserId><Account>123456789012</Account><Arn>arn:aws:iam::123456789012:root</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>""";

    private static readonly string[] OfProxy = ["X-Forwarded-For: 203.0.113.7", "X-Forwarded-Proto: https", "X-Forwarded-Host: films.example.com"];

    [Fact]
    public async Task Behind_a_configured_proxy_every_cookie_is_for_https_alone()
    {
        await using var server = await StartAsync("127.0.0.1/32");

        var (_, form) = await RawRequest.SendAsync(server.Browser.BaseAddress!, ["GET /console/sign-in HTTP/1.1", "Host: films.example.com", .. OfProxy]);
        var (_, home) = await RawRequest.SendAsync(server.Browser.BaseAddress!, ["GET / HTTP/1.1", "Host: films.example.com", .. OfProxy]);

        Assert.NotEmpty(Cookies(form));
        Assert.All(Cookies(form).Concat(Cookies(home)), cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("127.0.0.1/32", true)]
    [InlineData("127.0.0.0/8", true)]
    [InlineData("10.0.0.0/8", false)]
    public async Task The_sign_in_leads_on_by_a_path_and_its_cookie_is_for_https_where_the_proxy_says_so(string proxies, bool isBelieved)
    {
        await using var server = await StartAsync(proxies);
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.Browser.BaseAddress };
        void Pass(HttpRequestMessage request)
        {
            request.Headers.Host = "films.example.com";
            foreach (var (name, value) in OfProxy.Select(line => line.Split(": ")).Select(pair => (pair[0], pair[1])))
                request.Headers.Add(name, value);
        }

        var (location, cookies) = await SignInAsync(browser, Pass);

        Assert.Equal("/console", location);
        Assert.Equal(isBelieved, cookies.Single(cookie => cookie.StartsWith("usher-console=", StringComparison.Ordinal)).Contains("; secure", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_name_that_a_proxy_passes_on_has_to_be_allowed_too()
    {
        await using var server = await StartAsync("127.0.0.1/32");

        Assert.Equal(421, (await RawRequest.SendAsync(server.Browser.BaseAddress!, "GET / HTTP/1.1", "Host: localhost", "X-Forwarded-For: 203.0.113.7", "X-Forwarded-Host: evil.example")).Status);
        Assert.Equal(200, (await RawRequest.SendAsync(server.Browser.BaseAddress!, "GET /console/sign-in HTTP/1.1", "Host: 127.0.0.1:8080", "X-Forwarded-For: 203.0.113.7", "X-Forwarded-Host: films.example.com")).Status);
    }

    [Theory]
    [InlineData("X-Forwarded-For: 127.0.0.1")]
    [InlineData("X-Forwarded-For: 127.0.0.1, 203.0.113.7")]
    [InlineData("X-Forwarded-For: 203.0.113.7, 127.0.0.1")]
    [InlineData("X-Forwarded-For: ::1", "X-Forwarded-Host: localhost", "X-Forwarded-Proto: http")]
    [InlineData("Accept: */*")]
    public async Task Nobody_becomes_a_direct_caller_by_a_header_where_proxies_are_configured(params string[] headers)
    {
        await using var server = await StartAsync("127.0.0.1/32");

        Assert.Equal(401, (await RawRequest.SendAsync(server.Browser.BaseAddress!, ["GET /api/v1/history/u1 HTTP/1.1", "Host: localhost", .. headers])).Status);
        Assert.Equal(403, (await RawRequest.SendAsync(server.Browser.BaseAddress!, ["GET /viewers HTTP/1.1", "Host: localhost", .. headers])).Status);
    }

    [Fact]
    public async Task The_log_names_a_proxy_that_is_not_configured_once()
    {
        var log = new Lines();
        await using var server = await new WebServer { Logging = logging => logging.AddProvider(log) }.StartAsync();

        for (var i = 0; i < 2; i++)
            await RawRequest.SendAsync(server.Browser.BaseAddress!, "GET /alive HTTP/1.1", "Host: localhost", "X-Forwarded-For: 203.0.113.7");

        Assert.Contains("--web-proxy 127.0.0.1", Assert.Single(log.Warnings, line => line.Contains("X-Forwarded-For", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private static async Task<WebServer> StartAsync(string proxies)
    {
        var server = await new WebServer { Options = options => options with { Hosts = ["films.example.com"], Proxies = [IPNetwork.Parse(proxies)] } }.StartAsync();
        server.Personalize.AnswerAsMovies().On("GetCallerIdentity", _ => new HttpResponseMessage { Content = new StringContent(Who) });
        return server;
    }

    private static async Task<(string Location, string[] Cookies)> SignInAsync(HttpClient browser, Action<HttpRequestMessage> pass)
    {
        using var asking = new HttpRequestMessage(HttpMethod.Get, new Uri("/console/sign-in", UriKind.Relative));
        pass(asking);
        using var form = await browser.SendAsync(asking, TestContext.Current.CancellationToken);
        var token = (await form.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        using var posting = new HttpRequestMessage(HttpMethod.Post, new Uri("/console/sign-in", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["_handler"] = "sign-in", ["Input.AccessKeyId"] = "AKIAEXAMPLE", ["Input.SecretKey"] = "secret" }),
            Headers = { { "Cookie", form.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]) } },
        };
        pass(posting);
        using var answer = await browser.SendAsync(posting, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return (answer.Headers.Location!.OriginalString, [.. answer.Headers.GetValues("Set-Cookie")]);
    }

    private static IEnumerable<string> Cookies(string answer) => answer.Split("\r\n").Where(line => line.StartsWith("Set-Cookie:", StringComparison.OrdinalIgnoreCase));

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public List<string> Warnings { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Warnings)
                Warnings.Add(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
