using System.Collections.Concurrent;
using Microsoft.Playwright;
using Usher.Web.Tests.Browsers;

namespace Usher.Web.Tests.Site;

/// <summary>A page of the site, with the errors and warnings of its console.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly RentedBrowser _browser;
    private readonly ConcurrentQueue<string> _complaints = new();

    public OpenPage(RentedBrowser browser, IPage page)
    {
        (_browser, Page) = (browser, page);
        page.Console += (_, said) =>
        {
            if (said.Type is "error" or "warning")
                _complaints.Enqueue(said.Text);
        };
        page.PageError += (_, error) => _complaints.Enqueue(error);
    }

    public IPage Page { get; }

    /// <summary>Errors of scripts and refusals by the page's policy, oldest first.</summary>
    public IReadOnlyList<string> Complaints => [.. _complaints];

    public ValueTask DisposeAsync() => _browser.DisposeAsync();
}
