using Microsoft.Playwright;

namespace Usher.Web.Tests.Browsers;

/// <summary>A browser of the pool. Disposing it closes what the test opened and gives it back.</summary>
internal sealed class RentedBrowser(BrowserPool pool, IPlaywright playwright, IBrowser browser) : IAsyncDisposable
{
    /// <summary>Opens an empty page in a context of its own.</summary>
    public async Task<IPage> OpenPageAsync(BrowserNewContextOptions options)
    {
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(120_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        // An open page of the console goes on asking its server for news.
        foreach (var context in browser.Contexts.ToArray())
            await context.CloseAsync();
        pool.Return(playwright, browser);
    }
}
