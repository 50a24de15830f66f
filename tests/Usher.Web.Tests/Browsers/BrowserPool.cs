using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Usher.Web.Tests.Browsers.BrowserPool))]

namespace Usher.Web.Tests.Browsers;

/// <summary>Browsers that tests rent, because starting one takes seconds. A browser is used by one test at a time, so there are as many as tests that run at the same time.</summary>
public sealed class BrowserPool : IAsyncDisposable
{
    private readonly ConcurrentBag<(IPlaywright Playwright, IBrowser Browser)> _idle = [];

    /// <summary>Rents a browser without cookies or open pages. Skips the test where Chromium is not installed.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The pool disposes it.")]
    internal async Task<RentedBrowser> RentAsync()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        if (_idle.TryTake(out var idle))
            return new(this, idle.Playwright, idle.Browser);

        Assertions.SetDefaultExpectTimeout(120_000);
        var playwright = await Playwright.CreateAsync();
        return new(this, playwright, await Chromium.LaunchAsync(playwright));
    }

    internal void Return(IPlaywright playwright, IBrowser browser) => _idle.Add((playwright, browser));

    public async ValueTask DisposeAsync()
    {
        foreach (var (playwright, browser) in _idle)
        {
            await browser.DisposeAsync();
            playwright.Dispose();
        }
    }
}
