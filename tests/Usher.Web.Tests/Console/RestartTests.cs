using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Usher.Web.Tests.Console;

[Collection(ConsoleTests.Name)]
public sealed class RestartTests(ConsoleFixture console)
{
    [Fact]
    public async Task A_page_that_is_open_while_Usher_restarts_says_so_and_leads_back_to_itself()
    {
        var page = await console.OpenSignedInAsync("/console/campaigns");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Campaigns" })).ToBeVisibleAsync();

        await console.Usher.StopAsync();
        console.ForgetSession();
        await Expect(page.GetByText("The connection to Usher is lost")).ToBeVisibleAsync();
        await ConsoleFixture.PictureAsync(page, "connection-lost");
        await console.Usher.StartAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Usher was restarted", new() { Timeout = 60_000 });
        await ConsoleFixture.SignInAsync(page, console.Usher.Root.Id, console.Usher.Root.Secret);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Campaigns" })).ToBeVisibleAsync();
    }
}
