using Microsoft.Playwright;
using Usher.Web.Tests.Browsers;
using Usher.Web.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Usher.Web.Tests.Console;

public sealed class PageTests(ConsoleServer console, BrowserPool browsers) : ConsoleTest(console, browsers)
{
    [Theory]
    [InlineData("groups", "/console", "Dataset groups", "aws-popularity-count")]
    [InlineData("group", "/console/groups?arn={group}", "films", "Length of histories")]
    [InlineData("import", "/console/imports?arn={import}", "faulty", "Faults")]
    [InlineData("version", "/console/versions?arn={version}", "popular", "In plain words")]
    [InlineData("solution", "/console/solutions?arn={solution}", "popular", "How it learns")]
    [InlineData("dataset", "/console/datasets?arn={dataset}", "films-Interactions", "EVENT_TYPE")]
    [InlineData("campaigns", "/console/campaigns", "Campaigns", "popular")]
    [InlineData("campaign-new", "/console/campaigns/new", "Start a campaign", "aws personalize create-campaign")]
    [InlineData("campaign", "/console/campaign?arn={campaign}", "popular", "Requests by hour")]
    [InlineData("tester", "/console/tester", "Recommendation tester", "Recommend")]
    [InlineData("doctor", "/console/doctor?principal={root}&action=s3:GetObject&resource=arn:aws:s3:::films/items.csv", "Access doctor", "ALLOWED")]
    [InlineData("trail", "/console/trail", "Audit trail", "whole record")]
    [InlineData("events", "/console/events", "Live events", "Nothing yet")]
    [InlineData("usage", "/console/usage", "Usage and cost", "By resource")]
    [InlineData("wizard", "/console/wizard", "From a file to recommendations", "aws personalize create-dataset-group")]
    public async Task Shows_itself_whole_wide_and_narrow_light_and_dark(string name, string path, string heading, string shown)
    {
        var page = await OpenSignedInAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                complaints.Add(message.Text);
        };
        await page.GotoAsync(Filled(path));

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = heading }).First).ToBeVisibleAsync();
        await Expect(page.GetByText(shown).First).ToBeVisibleAsync();
        await ConsolePages.PictureAsync(page, name);
        var obstacles = await SiteBrowser.FindObstaclesAsync(page);

        await page.SetViewportSizeAsync(400, 800);
        await TurnDarkAsync(page);
        // Its drawer slides away.
        await Expect(page.Locator(".mud-drawer--open.mud-drawer-responsive")).ToHaveCountAsync(0);
        await SiteBrowser.ExpectNoSidewaysScrollAsync(page);
        await ConsolePages.PictureAsync(page, $"{name}-narrow-dark");
        Assert.Empty(complaints);
        Assert.Empty(obstacles);
        Assert.Empty(await SiteBrowser.FindObstaclesAsync(page));
    }

    // A browser that is told before the page listens does not tell it again: as a person would, this turns back and forth until the page follows.
    private static async Task TurnDarkAsync(IPage page)
    {
        var light = page.GetByRole(AriaRole.Button, new() { Name = "Light", Exact = true });
        for (var patience = 5; ; patience--)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            try
            {
                await light.WaitForAsync(new() { Timeout = 5_000 });
                return;
            }
            catch (TimeoutException) when (patience > 0)
            {
                await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            }
        }
    }

    private string Filled(string path)
    {
        var version = World.VersionArn;
        return path
            .Replace("{group}", World.GroupArn, StringComparison.Ordinal)
            .Replace("{import}", World.FaultyImportArn, StringComparison.Ordinal)
            .Replace("{version}", version, StringComparison.Ordinal)
            .Replace("{solution}", version[..version.LastIndexOf('/')], StringComparison.Ordinal)
            .Replace("{dataset}", World.GroupArn.Replace("dataset-group/films", "dataset/films/INTERACTIONS", StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("{campaign}", World.CampaignArn("popular"), StringComparison.Ordinal)
            .Replace("{root}", $"arn:aws:iam::{Server.Account}:root", StringComparison.Ordinal);
    }
}
