using Microsoft.Playwright;
using Usher.Contracts;
using Usher.Web.Tests.Browsers;

namespace Usher.Web.Tests.Site;

/// <summary>The site's server, started once for all tests of a class, and browsers to open it.</summary>
public sealed class SiteBrowser(BrowserPool browsers) : IAsyncLifetime
{
    private static readonly string Axe = Path.Combine(Repository.Root, "tests/browser/node_modules/axe-core/axe.min.js");

    private readonly FilmWorld _world = new();
    private readonly WebServer _server = new() { Program = "Usher.Web.Tests" };

    public async ValueTask InitializeAsync()
    {
        _world.AnswerFor(_server.Personalize);
        await _server.StartAsync();
    }

    /// <summary>Opens the site in a browser without cookies.</summary>
    /// <param name="width">Of the window, in pixels.</param>
    /// <param name="scheme">Light or dark.</param>
    /// <param name="hasScript">Whether scripts run.</param>
    internal async Task<OpenPage> OpenAsync(int width = 1280, ColorScheme scheme = ColorScheme.Light, bool hasScript = true)
    {
        var browser = await browsers.RentAsync();
        return new(browser, await browser.OpenPageAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = hasScript,
            BaseURL = _server.Browser.BaseAddress!.ToString(),
        }));
    }

    /// <summary>The violations that axe-core finds, one line each.</summary>
    internal static async Task<IReadOnlyList<string>> FindObstaclesAsync(IPage page)
    {
        Assert.SkipUnless(File.Exists(Axe), "tests/browser has no axe-core; './test' installs it.");
        // Sent by the tool and not by the page, so that the policy of the page does not concern it.
        await page.EvaluateAsync(await File.ReadAllTextAsync(Axe, TestContext.Current.CancellationToken));
        // Only an experimental rule, which is off, needs the style sheets a second time.
        return await page.EvaluateAsync<string[]>(
            "async () => (await axe.run({ resultTypes: ['violations'], preload: { assets: ['media'] } })).violations.map(found => `${found.impact}: ${found.id} at ${found.nodes.slice(0, 3).map(node => node.target + ' ' + node.failureSummary).join(', ')}`)");
    }

    /// <summary>Waits until the page is no wider than its window: after a resize, components are laid out again by a message to the server and back.</summary>
    internal static async Task ExpectNoSidewaysScrollAsync(IPage page)
    {
        try
        {
            await page.WaitForFunctionAsync("() => document.documentElement.scrollWidth <= window.innerWidth", options: new() { Timeout = 10_000 });
        }
        catch (TimeoutException)
        {
            var widths = await page.EvaluateAsync<int[]>("() => [document.documentElement.scrollWidth, window.innerWidth]");
            Assert.Fail($"{page.Url} is {widths[0]} pixels wide in a window of {widths[1]}.");
        }
    }

    /// <summary>Keeps a screenshot of the page, see <see cref="Screenshots"/>.</summary>
    internal static Task PictureAsync(IPage page, string name) => Screenshots.TakeAsync(page, $"site-{name}");

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
