using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Usher.Web.Tests.Site;

/// <summary>A page, and what its console said that was no praise.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();

    public OpenPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.SetDefaultTimeout(20_000);
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

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
