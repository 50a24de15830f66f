using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Usher.Web.Tests.Console;

/// <summary>One server with a filled data folder, and one browser, for all tests of the console.</summary>
public sealed class ConsoleFixture : IAsyncLifetime
{
    private readonly UsherServer _usher = new() { HasWeb = true, KeepsPorts = true };
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private World? _world;
    private string? _signedIn;

    internal UsherServer Usher => Present(_usher);

    internal World World => Present(_world!);

    /// <summary>Where screenshots are kept: in the output of the tests.</summary>
    private static string Pictures { get; } = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "console-screenshots")).FullName;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Missing is not null)
            return;

        await _usher.StartAsync();
        _world = new(_usher);
        await _world.FillAsync(TestContext.Current.CancellationToken);
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    /// <summary>A browser that knows nothing, at the sign-in.</summary>
    internal Task<IPage> OpenAsync() => OpenAsync(cookies: null);

    /// <summary>A browser whose user is signed in as the root, on a page of the console.</summary>
    internal async Task<IPage> OpenSignedInAsync(string path)
    {
        var page = await OpenAsync(_signedIn);
        await page.GotoAsync(path);
        if (_signedIn is not null)
            return page;

        await SignInAsync(page, Usher.Root.Id, Usher.Root.Secret);
        await Expect(page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
        _signedIn = await page.Context.StorageStateAsync();
        return page;
    }

    /// <summary>The session is over: the next one who wants one signs in anew.</summary>
    internal void ForgetSession() => _signedIn = null;

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
        _world?.Dispose();
        await _usher.DisposeAsync();
    }

    private async Task<IPage> OpenAsync(string? cookies)
    {
        var context = await Present(_browser!).NewContextAsync(new() { BaseURL = Usher.Web!.ToString(), StorageState = cookies, ViewportSize = new() { Width = 1280, Height = 900 }, ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(30_000);
        SetDefaultExpectTimeout(30_000);
        return await context.NewPageAsync();
    }

    // Where there is no browser, the tests skip themselves and say so.
    private static T Present<T>(T part)
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        return part;
    }
}

/// <summary>The tests that share it run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class ConsoleTests : ICollectionFixture<ConsoleFixture>
{
    public const string Name = "console";
}
