using Microsoft.Playwright;
using Usher.Web.Tests.Browsers;
using Usher.Web.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Usher.Web.Tests.Console;

[Collection(JobTests.Name)]
public sealed class FilterTests(ConsoleServer console, BrowserPool browsers) : ConsoleTest(console, browsers)
{
    [Fact]
    public async Task A_filter_is_put_together_counted_created_explained_and_used()
    {
        var page = await OpenSignedInAsync($"/console/filters/new?group={Uri.EscapeDataString(World.GroupArn)}");
        await page.GetByLabel("Name of the filter").FillAsync("unseen-dramas");
        await ChooseAsync(page, "Column", "Items.GENRES");
        await page.GetByLabel("Value, several separated by commas").FillAsync("Drama");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to the expression" }).ClickAsync();
        await Expect(page.GetByLabel("Expression")).ToHaveValueAsync("INCLUDE ItemID WHERE Items.GENRES IN (\"Drama\")");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("items pass.");
        await ChooseAsync(page, "Effect", "Exclude items where");
        await ChooseAsync(page, "Column", "Interactions.EVENT_TYPE");
        await page.GetByLabel("Value, several separated by commas").FillAsync("Watch");
        await page.GetByLabel("Count for the user").FillAsync("1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to the expression" }).ClickAsync();
        await Expect(page.GetByText("EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"Watch\")").First).ToBeVisibleAsync();
        await ConsolePages.PictureAsync(page, "filter-new");

        await page.GetByRole(AriaRole.Button, new() { Name = "Create the filter" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "unseen-dramas" })).ToBeVisibleAsync();
        await page.GetByLabel("User id").FillAsync("1");
        await page.GetByLabel("Item ids to explain").FillAsync("1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Count" }).ClickAsync();
        await Expect(page.GetByText("items pass.").First).ToBeVisibleAsync();
        await Expect(page.GetByText("usher explain filter")).ToBeVisibleAsync();
        await ConsolePages.PictureAsync(page, "filter");
        await page.SetViewportSizeAsync(390, 800);
        await SiteBrowser.ExpectNoSidewaysScrollAsync(page);

        var tester = await OpenSignedInAsync($"/console/tester?campaign={World.CampaignArn("popular")}");
        await tester.GetByLabel("User id").FillAsync("1");
        await ChooseAsync(tester, "Filter", "unseen-dramas");
        await ChooseAsync(tester, "Promote items that pass", "unseen-dramas");
        await tester.GetByRole(AriaRole.Button, new() { Name = "Recommend" }).ClickAsync();
        await Expect(tester.Locator(".beside").Filter(new() { HasText = "promoted" })).ToHaveCountAsync(5);
        await ConsolePages.PictureAsync(tester, "tester-filter");
    }

    [Fact]
    public async Task A_mistake_in_an_expression_is_told_with_its_place()
    {
        var page = await OpenSignedInAsync($"/console/filters/new?group={Uri.EscapeDataString(World.GroupArn)}");
        await page.GetByLabel("Expression").FillAsync("INCLUDE ItemID WHERE Items.MOOD = 1");

        await page.GetByRole(AriaRole.Button, new() { Name = "Count" }).ClickAsync();

        await Expect(page.GetByText("line 1, column 22: Items.MOOD is not there")).ToBeVisibleAsync();
    }
}
