using Microsoft.Playwright;
using Usher.Web.Tests.Browsers;

namespace Usher.Web.Tests.Console;

/// <summary>What tests do with pages of the console, whichever server they are of.</summary>
internal static class ConsolePages
{
    /// <summary>A window of usual size, light and without animations.</summary>
    public static BrowserNewContextOptions Window(Uri server, string? storageState = null) => new()
    {
        BaseURL = server.ToString(),
        StorageState = storageState,
        ViewportSize = new() { Width = 1280, Height = 900 },
        ColorScheme = ColorScheme.Light,
        ReducedMotion = ReducedMotion.Reduce,
    };

    /// <summary>Fills in the sign-in and sends it.</summary>
    public static async Task SignInAsync(IPage page, string id, string secret)
    {
        await page.GetByLabel("Access key id").FillAsync(id);
        await page.GetByLabel("Secret access key").FillAsync(secret);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    /// <summary>Keeps a screenshot of the page, see <see cref="Screenshots"/>.</summary>
    public static Task PictureAsync(IPage page, string name) => Screenshots.TakeAsync(page, $"console-{name}");
}
