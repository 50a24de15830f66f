using Microsoft.Playwright;
using Usher.Web.Tests.Browsers;
using static Microsoft.Playwright.Assertions;

namespace Usher.Web.Tests.Console;

public sealed class RestartTests(BrowserPool browsers)
{
    [Fact]
    public async Task A_page_that_is_open_while_Usher_restarts_says_so_and_leads_back_to_itself()
    {
        await using var browser = await browsers.RentAsync();
        await using var usher = new UsherServer { HasWeb = true, KeepsPorts = true };
        await usher.StartAsync();
        var page = await browser.OpenPageAsync(ConsolePages.Window(usher.Web!));
        await page.GotoAsync("/console/campaigns");
        await ConsolePages.SignInAsync(page, usher.Root.Id, usher.Root.Secret);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Campaigns" })).ToBeVisibleAsync();

        await usher.StopAsync();
        await Expect(page.GetByText("The connection to Usher is lost")).ToBeVisibleAsync();
        await ConsolePages.PictureAsync(page, "connection-lost");
        await usher.StartAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Usher was restarted");
        await ConsolePages.SignInAsync(page, usher.Root.Id, usher.Root.Secret);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Campaigns" })).ToBeVisibleAsync();
    }
}
