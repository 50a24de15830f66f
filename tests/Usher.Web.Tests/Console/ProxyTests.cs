using System.Net;
using Microsoft.Playwright;
using Usher.Web.Tests.Browsers;
using static Microsoft.Playwright.Assertions;

namespace Usher.Web.Tests.Console;

/// <summary>The web port behind a proxy with TLS, as docs/deploy.md sets it up.</summary>
[Trait("needs", "browser")]
public sealed class ProxyTests(BrowserPool browsers)
{
    [Theory]
    [InlineData("nginx")]
    [InlineData("caddy")]
    public async Task Behind_a_documented_proxy_the_console_works_its_cookies_are_for_https_and_the_rest_stays_closed(string program)
    {
        Assert.SkipWhen(Client.Find(program) is null, $"{program} is absent.");
        await using var usher = new UsherServer { HasWeb = true, Options = ["--web-host", PublicProxy.Name, "--web-proxy", "127.0.0.1"] };
        await usher.StartAsync();
        using var proxy = await PublicProxy.StartAsync(program, usher.Web!);
        await using var browser = await browsers.RentAsync();
        var page = await browser.OpenPageAsync(new() { BaseURL = proxy.Address.ToString(), IgnoreHTTPSErrors = true });

        await page.GotoAsync("/console");
        await ConsolePages.SignInAsync(page, usher.Root.Id, usher.Root.Secret);
        // The page is drawn through its WebSocket.
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Dataset groups" })).ToBeVisibleAsync();

        Assert.Equal(new Uri(proxy.Address, "/console").ToString(), page.Url);
        Assert.All(await page.Context.CookiesAsync(), cookie => Assert.True(cookie.Secure, cookie.Name));
        Assert.Equal(403, (await page.GotoAsync("/"))!.Status);
        foreach (var (path, status) in new[] { ("/api/v1/history/u1", 401), ("/metrics", 404), ("/health/ready", 404), ("/health/live", 200) })
            Assert.Equal(status, await page.EvaluateAsync<int>("path => fetch(path).then(answer => answer.status)", path));
        using var direct = new HttpClient { BaseAddress = usher.Web };
        using var metrics = await direct.GetAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, metrics.StatusCode);
    }
}
