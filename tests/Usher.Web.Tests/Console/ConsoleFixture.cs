using Microsoft.Playwright;
using Usher.Web.Tests.Console;

[assembly: AssemblyFixture(typeof(ConsoleFixture))]

namespace Usher.Web.Tests.Console;

/// <summary>One server with a filled data folder, and one browser, for all tests of the console. They are made when the first test asks.</summary>
public sealed class ConsoleFixture : IAsyncLifetime
{
    private readonly SemaphoreSlim _making = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal UsherProcess Usher { get; } = new();

    internal World World { get; private set; } = null!;

    /// <summary>Where screenshots are kept: in the output of the tests.</summary>
    private static string Pictures { get; } = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "console-screenshots")).FullName;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A browser that knows nothing, at the sign-in.</summary>
    internal async Task<IPage> OpenAsync(int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        await MakeAsync();
        var context = await _browser!.NewContextAsync(new() { BaseURL = Usher.Web.ToString(), ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }

    /// <summary>A browser whose user is signed in as the root, on a page of the console.</summary>
    internal async Task<IPage> OpenSignedInAsync(string path, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await OpenAsync(width, scheme);
        await page.GotoAsync(path);
        await SignInAsync(page, Usher.Root.Id, Usher.Root.Secret);
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        return page;
    }

    /// <summary>Fills in the sign-in.</summary>
    internal static async Task SignInAsync(IPage page, string id, string secret)
    {
        await page.GetByLabel("Access key id").FillAsync(id);
        await page.GetByLabel("Secret access key").FillAsync(secret);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    /// <summary>Keeps a picture of a page.</summary>
    internal static Task PictureAsync(IPage page, string name) => page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}.png"), FullPage = true });

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        World?.Dispose();
        await Usher.DisposeAsync();
        _making.Dispose();
    }

    private async Task MakeAsync()
    {
        await _making.WaitAsync();
        try
        {
            if (_browser is not null)
                return;

            await Usher.StartAsync();
            World = new(Usher);
            await World.FillAsync(TestContext.Current.CancellationToken);
            _playwright = await Playwright.CreateAsync();
            _browser = await Chromium.LaunchAsync(_playwright);
        }
        finally
        {
            _making.Release();
        }
    }
}
