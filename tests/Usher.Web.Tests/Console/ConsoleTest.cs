using Microsoft.Playwright;
using Usher.Web.Tests.Browsers;

namespace Usher.Web.Tests.Console;

/// <summary>A test with a browser in front of the console's shared server. The pages that it opens are closed after it.</summary>
public abstract class ConsoleTest(ConsoleServer console, BrowserPool browsers) : IAsyncLifetime
{
    private RentedBrowser? _browser;

    private protected UsherServer Server => console.Usher;

    private protected World World => console.World;

    public async ValueTask InitializeAsync()
    {
        _browser = await browsers.RentAsync();
        await console.StartAsync();
    }

    /// <summary>An empty page in a browser without cookies.</summary>
    protected Task<IPage> OpenAsync() => _browser!.OpenPageAsync(ConsolePages.Window(Server.Web!));

    /// <summary>An empty page in a browser that is signed in as the root.</summary>
    protected async Task<IPage> OpenSignedInAsync() => await _browser!.OpenPageAsync(ConsolePages.Window(Server.Web!, await console.SignedInAsync(_browser)));

    /// <summary>A page of the console in a browser that is signed in as the root.</summary>
    protected async Task<IPage> OpenSignedInAsync(string path)
    {
        var page = await OpenSignedInAsync();
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>Chooses an entry of a select box.</summary>
    protected static async Task ChooseAsync(IPage page, string label, string choice)
    {
        await page.Locator(".mud-select").Filter(new() { HasText = label }).Locator(".mud-input-control-input-container").First.ClickAsync();
        await page.Locator(".mud-popover-open .mud-list-item").Filter(new() { HasText = choice }).First.ClickAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
