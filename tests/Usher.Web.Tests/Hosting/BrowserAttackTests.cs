using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Usher.Web.Tests.Browsers;
using Usher.Web.Tests.Site;

namespace Usher.Web.Tests.Hosting;

/// <summary>What a real browser does for pages that attack a server on its user's machine.</summary>
[Trait("needs", "browser")]
public sealed class BrowserAttackTests(BrowserPool browsers) : IAsyncLifetime
{
    private const string Evil = "evil.example";

    // Each way that a page has to send something without asking the browser's user.
    private const string Attack = """
        async target => {
            const done = [];
            const ended = (name, start) => done.push(new Promise(resolve => start(how => resolve(name + ' ' + how))));
            for (const [path, type] of [['/watch', 'application/x-www-form-urlencoded'], ['/viewer/new', 'application/x-www-form-urlencoded'], ['/api/v1/events/movies', 'text/plain']])
                ended(path, end => fetch(target + path, { method: 'POST', mode: 'no-cors', credentials: 'include', headers: { 'Content-Type': type }, body: 'film=1' }).then(() => end('sent'), () => end('refused')));
            ended('/api/v1/history/u1', end => fetch(target + '/api/v1/history/u1', { credentials: 'include' }).then(() => end('read'), () => end('refused')));
            ended('EventSource', end => { const source = new EventSource(target + '/_blazor'); source.onopen = () => end('open'); source.onerror = () => { source.close(); end('refused'); }; });
            ended('WebSocket', end => { const socket = new WebSocket(target.replace('http', 'ws') + '/_blazor'); socket.onopen = () => end('open'); socket.onerror = () => end('refused'); });
            ended('picture', end => { const image = new Image(); image.onload = image.onerror = () => end('asked'); image.src = target + '/viewers'; });
            ended('frame', end => { const frame = document.createElement('iframe'); frame.onload = () => end('asked'); frame.src = target + '/viewers'; document.body.append(frame); });
            ended('form', end => {
                const frame = document.createElement('iframe');
                frame.name = 'sink';
                document.body.append(frame);
                const form = document.createElement('form');
                Object.assign(form, { method: 'post', action: target + '/watch', target: 'sink' });
                form.innerHTML = '<input name="film" value="1">';
                document.body.append(form);
                frame.onload = () => end('asked');
                form.submit();
            });
            return Promise.all(done);
        }
        """;

    private readonly WebServer _server = new();
    private WebApplication? _attacker;
    private RentedBrowser? _browser;

    private int Port => _server.Browser.BaseAddress!.Port;

    public async ValueTask InitializeAsync()
    {
        _browser = await browsers.RentAsync();
        await _server.StartAsync();
        new FilmWorld().AnswerFor(_server.Personalize);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _attacker = builder.Build();
        _attacker.Run(http =>
        {
            http.Response.ContentType = "text/html";
            return http.Response.WriteAsync($"<!DOCTYPE html><a href='http://localhost:{Port}/viewers'>Win a prize</a>");
        });
        await _attacker.StartAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData(Evil)]
    public async Task A_page_of_another_port_or_site_reaches_nothing_but_by_a_link(string attacker)
    {
        var page = await _browser!.OpenPageAsync(new());
        var port = new Uri(_attacker!.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single()).Port;
        await page.GotoAsync($"http://localhost:{Port}/viewers");
        var asked = _server.Personalize.Asked.Count;
        await page.GotoAsync($"http://{attacker}:{port}/");
        var answers = new List<int>();
        page.Response += (_, response) =>
        {
            if (new Uri(response.Url).Port == Port)
                answers.Add(response.Status);
        };

        var ended = await page.EvaluateAsync<string[]>(Attack, $"http://localhost:{Port}");

        Assert.Contains("WebSocket refused", ended);
        Assert.Contains("EventSource refused", ended);
        Assert.Contains("/api/v1/history/u1 refused", ended);
        Assert.NotEmpty(answers);
        Assert.All(answers, status => Assert.Equal(403, status));
        Assert.Equal(asked, _server.Personalize.Asked.Count);
        var link = await page.RunAndWaitForResponseAsync(() => page.GetByText("Win a prize").ClickAsync(), response => new Uri(response.Url).AbsolutePath == "/viewers");
        Assert.Equal(200, link.Status);
    }

    [Fact]
    public async Task A_name_that_was_led_to_loopback_opens_no_page()
    {
        var page = await _browser!.OpenPageAsync(new());

        var answer = await page.GotoAsync($"http://{Evil}:{Port}/viewers");

        Assert.Equal(421, answer!.Status);
        Assert.Empty(_server.Personalize.Asked);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is null)
            return;

        await _browser.DisposeAsync();
        await _attacker!.DisposeAsync();
        await _server.DisposeAsync();
    }
}
