using Usher.Web.Tests.Browsers;
using static Microsoft.Playwright.Assertions;

[assembly: AssemblyFixture(typeof(Usher.Web.Tests.Console.ConsoleServer))]

namespace Usher.Web.Tests.Console;

/// <summary>One server with a filled data folder for all tests of the console. The first test that needs it starts it.</summary>
public sealed class ConsoleServer : IAsyncDisposable
{
    private readonly Lazy<Task> _start;
    private readonly SemaphoreSlim _signingIn = new(1, 1);
    private string? _signedIn;

    public ConsoleServer()
    {
        World = new(Usher);
        _start = new(FillAsync);
    }

    internal UsherServer Usher { get; } = new() { HasWeb = true };

    internal World World { get; }

    /// <summary>Waits until the server runs and its data folder is filled.</summary>
    internal Task StartAsync() => _start.Value;

    /// <summary>The storage state of a browser that is signed in as the root. The tests share the session.</summary>
    internal async Task<string> SignedInAsync(RentedBrowser browser)
    {
        await _signingIn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return _signedIn ??= await SignInAsync(browser);
        }
        finally
        {
            _signingIn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        World.Dispose();
        _signingIn.Dispose();
        await Usher.DisposeAsync();
    }

    private async Task FillAsync()
    {
        await Usher.StartAsync();
        await World.FillAsync(TestContext.Current.CancellationToken);
    }

    private async Task<string> SignInAsync(RentedBrowser browser)
    {
        var page = await browser.OpenPageAsync(new() { BaseURL = Usher.Web!.ToString() });
        await page.GotoAsync("/console/sign-in");
        await ConsolePages.SignInAsync(page, Usher.Root.Id, Usher.Root.Secret);
        await Expect(page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
        var state = await page.Context.StorageStateAsync();
        await page.Context.CloseAsync();
        return state;
    }
}
