using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Usher.Web.Tests.Site;

/// <summary>The site as people meet it: in a browser.</summary>
[Trait("needs", "browser")]
public sealed class BrowserTests(SiteBrowser browser) : IClassFixture<SiteBrowser>
{
    [Fact]
    public async Task From_the_choice_of_a_viewer_to_lists_that_move_without_loading_the_page_again()
    {
        await using var open = await browser.OpenAsync();
        var page = open.Page;
        await page.GotoAsync("/");
        await SiteBrowser.PictureAsync(page, "who");
        await page.GetByRole(AriaRole.Button, new() { Name = "ada" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Recommended for you" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Because you watched The Lantern of Drama" })).ToBeVisibleAsync();
        await SiteBrowser.PictureAsync(page, "home");

        await page.EvaluateAsync("() => window.loadedOnce = true");
        await page.Locator("#popular").GetByRole(AriaRole.Button, new() { Name = "Watch The Orchard of Drama" }).ClickAsync();

        await Expect(page.Locator("#notice")).ToContainTextAsync("You watched The Orchard of Drama");
        await Expect(page.Locator("#notice")).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Because you watched The Orchard of Drama" })).ToBeVisibleAsync();
        await Expect(page.Locator("#for-you .move.new").First).ToBeVisibleAsync();
        await Expect(page.Locator("#history .card").First).ToContainTextAsync("The Orchard of Drama");
        Assert.True(await page.EvaluateAsync<bool>("() => window.loadedOnce === true"), "the page was loaded again");
        await SiteBrowser.PictureAsync(page, "watched");
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task A_film_is_found_by_its_title_and_has_a_page_with_others_like_it()
    {
        await using var open = await browser.OpenAsync();
        var page = open.Page;
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search for films" }).FillAsync("comet of");
        await page.Keyboard.PressAsync("Enter");
        // The page before may have the film, too.
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "“comet of”" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "The Comet of Horror" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "The Comet of Horror" })).ToBeVisibleAsync();
        await Expect(page.Locator("#similar .card").First).ToBeVisibleAsync();
        await SiteBrowser.PictureAsync(page, "film");
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Somebody_new_without_scripts_watches_a_film_and_the_list_follows()
    {
        await using var open = await browser.OpenAsync(hasScript: false);
        var page = open.Page;
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Someone new" }).ClickAsync();
        await Expect(page.GetByText("You have no history yet")).ToBeVisibleAsync();
        await page.Locator("#for-you").GetByRole(AriaRole.Button, new() { Name = "Watch The Harbour of Drama" }).ClickAsync();

        await Expect(page.GetByText("Chosen by aws-hrnn from the one film you watched.")).ToBeVisibleAsync();
        await Expect(page.Locator("#history .card").First).ToContainTextAsync("The Harbour of Drama");
    }

    [Fact]
    public async Task Script_in_a_title_is_shown_and_not_run()
    {
        await using var open = await browser.OpenAsync();
        await open.Page.GotoAsync("/film?id=40");

        await Expect(open.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(FilmWorld.Script);
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Arrow_keys_go_from_film_to_film()
    {
        await using var open = await browser.OpenAsync();
        var page = open.Page;
        await page.GotoAsync("/");
        await page.Locator("#popular .card > a").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator("#popular .card:nth-child(2) > a")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("End");
        await Expect(page.Locator("#popular .card:last-child > a")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_first_stop_of_the_keyboard_leads_past_the_bar()
    {
        await using var open = await browser.OpenAsync();
        await open.Page.GotoAsync("/");
        await open.Page.Keyboard.PressAsync("Tab");

        await Expect(open.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to the films" })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_page_whose_server_is_away_says_so_waits_and_goes_on()
    {
        await using var open = await browser.OpenAsync();
        var page = open.Page;
        await page.GotoAsync("/");
        var isAway = true;
        await page.RouteAsync("**/*", route => Volatile.Read(ref isAway) ? route.AbortAsync("connectionrefused") : route.ContinueAsync());
        await page.Locator("#popular .card > a").First.ClickAsync();

        await Expect(page.GetByText("Usher does not answer. Trying again until it does")).ToBeVisibleAsync();
        Volatile.Write(ref isAway, false);
        await Expect(page.GetByText("Usher is back.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "The Lantern of Drama" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task No_page_has_an_obstacle_or_is_wider_than_the_window(int width, ColorScheme scheme)
    {
        await using var open = await browser.OpenAsync(width, scheme);
        var page = open.Page;
        await page.GotoAsync("/viewers?query=grace");
        await page.GetByRole(AriaRole.Button, new() { Name = "grace" }).ClickAsync();
        await Expect(page.Locator("#for-you")).ToBeVisibleAsync();
        foreach (var path in (string[])["/?problem=tracker", "/film?id=2", "/search?query=of", "/viewers?query=nobody", "/history", "/nowhere"])
        {
            await page.GotoAsync(path);
            Assert.Empty(await SiteBrowser.FindObstaclesAsync(page));
            await SiteBrowser.ExpectNoSidewaysScrollAsync(page);
        }

        await page.GotoAsync("/");
        await SiteBrowser.PictureAsync(page, $"home-{width}-{scheme}".ToLowerInvariant());
    }

    [Fact]
    public async Task What_can_be_pressed_is_large_enough_for_a_finger()
    {
        await using var open = await browser.OpenAsync(390);
        await open.Page.GotoAsync("/");

        Assert.Empty(await open.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('button, input:not([type=hidden]), .who, .brand, .card > a')].filter(one => one.getBoundingClientRect().height < 44).map(one => one.outerHTML)"));
    }
}
