using Microsoft.Playwright;
using Usher.Web.Tests.Browsers;
using Usher.Web.Tests.Site;
using Usher.Wire.Personalize;
using Usher.Wire.PersonalizeEvents;
using static Microsoft.Playwright.Assertions;

namespace Usher.Web.Tests.Console;

[Collection(JobTests.Name)]
public sealed class WorkTests(ConsoleServer console, BrowserPool browsers) : ConsoleTest(console, browsers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_wizard_leads_from_a_file_to_recommendations()
    {
        var page = await OpenWizardAsync();
        var uploads = new List<string>();
        page.Request += (_, request) =>
        {
            if (request.Method == "PUT")
                uploads.Add(new Uri(request.Url).GetLeftPart(UriPartial.Path));
        };
        var rows = Enumerable.Range(0, 1_200).Select(row => $"u{row % 40},i{row * 7 % 90},{1_700_000_000 + (row * 60)}");
        var file = new FilePayload { Name = "clicks of may.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes("USER_ID,ITEM_ID,TIMESTAMP\n" + string.Join('\n', rows) + "\n") };
        await page.Locator("#file-Interactions").SetInputFilesAsync(file);
        await Expect(page.GetByLabel("Interactions: location")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("clicks-of-may.csv$"));

        foreach (var step in new[] { "Upload your data", "Let Personalize read the bucket", "Make a dataset group", "Say what the columns are", "Make the datasets", "Import" })
            await RunAsync(page, step);
        await Expect(page.GetByText("1,200 rows taken, 0 rejected")).ToBeVisibleAsync();
        Assert.EndsWith("/clicks-of-may.csv", Assert.Single(uploads), StringComparison.Ordinal);
        Assert.StartsWith(Server.Endpoint, uploads[0], StringComparison.Ordinal);
        await ChooseAsync(page, "Recipe", "aws-popularity-count");
        foreach (var step in new[] { "Choose how to learn", "Train", "Deploy a campaign", "Listen to events" })
            await RunAsync(page, step);
        await ConsolePages.PictureAsync(page, "wizard-done");

        await page.GetByRole(AriaRole.Link, new() { Name = "Ask it for recommendations" }).ClickAsync();
        await page.GetByLabel("User id").FillAsync("u1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Recommend" }).ClickAsync();

        await Expect(page.Locator("table.rows").First.Locator("tbody tr")).ToHaveCountAsync(25);
    }

    [Fact]
    public async Task The_wizard_uploads_through_the_console_where_the_browser_does_not_reach_the_API()
    {
        var page = await OpenWizardAsync();
        await page.RouteAsync(url => url.StartsWith(Server.Endpoint, StringComparison.Ordinal), route => route.AbortAsync());
        await page.Locator("#file-Interactions").SetInputFilesAsync(new FilePayload { Name = "through.csv", MimeType = "text/csv", Buffer = "USER_ID,ITEM_ID,TIMESTAMP\n1,2,3\n"u8.ToArray() });
        await Expect(page.GetByLabel("Interactions: location")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("through.csv$"));

        await RunAsync(page, "Upload your data");

        await Expect(page.GetByText("/through.csv").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_tester_shows_two_campaigns_side_by_side_and_a_script_in_a_title_as_text()
    {
        var page = await OpenSignedInAsync($"/console/tester?campaign={World.CampaignArn("popular")}");
        await ChooseAsync(page, "Compare with", "related");
        await page.GetByLabel("User id").FillAsync("1");
        await page.GetByLabel("Item id").FillAsync("2");
        await page.GetByLabel("Length of the list").FillAsync("300");
        await page.GetByRole(AriaRole.Button, new() { Name = "Recommend" }).ClickAsync();

        await Expect(page.GetByText("items are on both lists")).ToBeVisibleAsync();
        await Expect(page.GetByText(World.Attack).First).ToBeVisibleAsync();
        Assert.NotEqual("attacked", await page.TitleAsync());
        Assert.Equal(0, await page.Locator("img[src=x]").CountAsync());
        await ConsolePages.PictureAsync(page, "tester-two");
    }

    [Fact]
    public async Task The_tester_tells_what_of_the_history_speaks_for_each_item()
    {
        var page = await OpenSignedInAsync($"/console/tester?campaign={World.CampaignArn("personal")}");
        await ChooseAsync(page, "Compare with", "popular");
        await page.GetByLabel("User id").FillAsync("1");
        await page.GetByLabel("Length of the list").FillAsync("60");
        await page.GetByRole(AriaRole.Button, new() { Name = "Recommend" }).ClickAsync();
        var (personal, popular) = (Card(page, "personal"), Card(page, "popular"));

        await personal.GetByRole(AriaRole.Button, new() { Name = "Why these?" }).ClickAsync();
        await popular.GetByRole(AriaRole.Button, new() { Name = "Why these?" }).ClickAsync();

        await Expect(personal.GetByRole(AriaRole.Status)).ToContainTextAsync("usher-transitions has read");
        await Expect(popular.GetByRole(AriaRole.Status)).ToContainTextAsync("reads no history of a user: its items come of what everybody does");
        // Of each item, or that nothing speaks for it; more than one question may name.
        await Expect(personal.Locator("tr.item")).ToHaveCountAsync(60);
        Assert.Equal(60, await personal.Locator(".reasons").CountAsync() + await personal.GetByText("No item of the history is a reason for it.").CountAsync());
        var shares = (await personal.Locator(".reasons").First.Locator("b").AllTextContentsAsync()).Select(share => int.Parse(share.TrimEnd(' ', '%'), System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Assert.InRange(shares.Sum(), 1, 101);
        Assert.Equal(shares.OrderDescending(), shares);
        await Expect(personal.GetByText("usher explain recommendation")).ToBeVisibleAsync();
        await ConsolePages.PictureAsync(page, "tester-why");
        await page.SetViewportSizeAsync(390, 800);
        await SiteBrowser.ExpectNoSidewaysScrollAsync(page);
        await ConsolePages.PictureAsync(page, "tester-why-narrow");
    }

    [Theory]
    [InlineData("nobody-knows-me", "knows no event of user nobody-knows-me: this is what new users get")]
    [InlineData("", "Give a user id and ask again")]
    public async Task The_tester_says_why_there_are_no_reasons(string user, string word)
    {
        var page = await OpenSignedInAsync($"/console/tester?campaign={World.CampaignArn(user.Length > 0 ? "personal" : "popular")}");
        await page.GetByLabel("User id").FillAsync(user);
        await page.GetByRole(AriaRole.Button, new() { Name = "Recommend" }).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Why these?" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(word);
        await Expect(page.Locator(".reasons")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_campaign_is_started_from_the_list_with_the_command_beside()
    {
        var page = await OpenSignedInAsync("/console/campaigns");
        await page.GetByRole(AriaRole.Link, new() { Name = "Start a campaign" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Start a campaign" })).ToBeVisibleAsync();
        await page.GetByLabel("Name of the campaign").FillAsync("by-hand");
        await ChooseAsync(page, "Solution version", "popular, version");
        await page.GetByLabel("Minimum requests per second").FillAsync("2");

        await Expect(page.Locator(".command pre")).ToContainTextAsync("--name by-hand");
        await Expect(page.Locator(".command pre")).ToContainTextAsync("--min-provisioned-tps 2");
        await Expect(page.Locator(".command pre")).ToContainTextAsync(World.VersionArn);
        await Expect(page.GetByText("aws-popularity-count does not explore new items")).ToBeVisibleAsync();
        await ConsolePages.PictureAsync(page, "campaign-new");
        // Beside the button, for it may be far from the head of the page.
        await page.GetByLabel("Name of the campaign").FillAsync("no name");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start a campaign" }).ClickAsync();
        await Expect(page.Locator(".step").GetByRole(AriaRole.Alert)).ToContainTextAsync("no name");
        await page.GetByLabel("Name of the campaign").FillAsync("by-hand");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start a campaign" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "by-hand" })).ToBeVisibleAsync();
        await Expect(page.Locator(".page-head .state")).ToHaveTextAsync("ACTIVE");
        await Expect(page.GetByText("2 requests per second")).ToBeVisibleAsync();
        await Expect(page.GetByText("aws personalize delete-campaign")).ToBeVisibleAsync();
        await World.CallAsync(new DeleteCampaignRequest { CampaignArn = World.CampaignArn("by-hand") }, Stop);
    }

    [Fact]
    public async Task The_cache_is_counted_for_each_campaign_on_its_page_and_in_the_metrics()
    {
        var page = await OpenSignedInAsync($"/console/campaign?arn={World.CampaignArn("related")}");
        await Expect(page.GetByText("No list was requested through the REST API")).ToBeVisibleAsync();
        using var rest = new HttpClient { BaseAddress = Server.Web };
        for (var time = 0; time < 4; time++)
            await rest.GetStringAsync(new Uri($"/api/v1/recommend-items/{World.Group}/personal/cached-user", UriKind.Relative), Stop);

        await page.GotoAsync($"/console/campaign?arn={World.CampaignArn("personal")}");
        await Expect(page.Locator(".figure").Filter(new() { HasText = "cache hit rate" })).ToContainTextAsync("75 %");
        await ConsolePages.PictureAsync(page, "campaign-cache");
        await page.GotoAsync($"/console/campaign?arn={World.CampaignArn("related")}");
        await Expect(page.GetByText("No list was requested through the REST API")).ToBeVisibleAsync();

        var metrics = await rest.GetStringAsync(new Uri("/metrics", UriKind.Relative), Stop);
        Assert.Contains(metrics.Split('\n'), line => line.StartsWith("usher_web_cache_requests_total{", StringComparison.Ordinal) && line.Contains($"campaign_arn=\"{World.CampaignArn("personal")}\"", StringComparison.Ordinal) && line.Contains("result=\"hit\"", StringComparison.Ordinal));
        Assert.Contains(metrics.Split('\n'), line => line.StartsWith("usher_web_cache_hit_rate", StringComparison.Ordinal) && line.Contains("campaign/personal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rejected_rows_are_shown_as_text_whatever_they_hold()
    {
        var page = await OpenSignedInAsync($"/console/imports?arn={World.FaultyImportArn}");

        await Expect(page.GetByText("yesterday").First).ToBeVisibleAsync();
        await Expect(page.GetByText("<img src=x").First).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator("img[src=x]").CountAsync());
    }

    [Fact]
    public async Task An_event_is_on_the_page_as_it_arrives()
    {
        var page = await OpenSignedInAsync("/console/events");
        // Where there is but one group it is chosen already; other tests make some.
        await ChooseAsync(page, "Dataset group", World.Group);
        await Expect(page.GetByText("LISTENING")).ToBeVisibleAsync();
        var trackers = (await World.CallAsync<ListEventTrackersResponse>(new ListEventTrackersRequest { DatasetGroupArn = World.GroupArn }, Stop)).EventTrackers!;
        var tracker = (await World.CallAsync<DescribeEventTrackerResponse>(new DescribeEventTrackerRequest { EventTrackerArn = trackers[0].EventTrackerArn! }, Stop)).EventTracker!;

        await World.CallAsync(new PutEventsRequest { TrackingId = tracker.TrackingId!, UserId = "7", SessionId = "s", EventList = [new() { EventType = "Watch", ItemId = World.Attack, SentAt = DateTimeOffset.FromUnixTimeSeconds(1_750_000_000) }] }, Stop);

        await Expect(page.Locator("tbody tr").First).ToContainTextAsync(World.Attack);
        await ConsolePages.PictureAsync(page, "events-live");
    }

    [Fact]
    public async Task A_campaign_is_updated_and_deleted_after_asking_back()
    {
        var made = (await World.CallAsync<CreateCampaignResponse>(new CreateCampaignRequest { Name = "spare", SolutionVersionArn = World.VersionArn }, Stop)).CampaignArn!;
        var page = await OpenSignedInAsync($"/console/campaign?arn={made}");
        await Expect(page.Locator(".page-head .state")).ToHaveTextAsync("ACTIVE");

        await page.GetByLabel("Minimum requests per second").FillAsync("3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Update" }).ClickAsync();
        await Expect(page.GetByText("3 requests per second")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(page.GetByText("It will no longer give recommendations")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Campaigns" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_doctor_says_who_is_denied_and_what_would_help()
    {
        var page = await OpenSignedInAsync("/console/doctor");
        using var iam = new IamCalls(Server);
        await iam.CreateUserAsync("patient", """{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*"}]}""");
        await page.GetByLabel("Who:").FillAsync($"arn:aws:iam::{Server.Account}:user/patient");
        await page.GetByLabel("Action,").FillAsync("personalize:CreateSolution");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();

        await Expect(page.Locator(".state")).ToHaveTextAsync("DENIED");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What would allow it" })).ToBeVisibleAsync();
        await ConsolePages.PictureAsync(page, "doctor-denied");
    }

    private static ILocator Card(IPage page, string campaign) => page.Locator(".card").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = campaign }) });

    // The session remembers how far it was: another test may have begun.
    private async Task<IPage> OpenWizardAsync()
    {
        var page = await OpenSignedInAsync("/console/wizard");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start over" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Keep it" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start over" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Keep it" })).ToBeHiddenAsync();
        return page;
    }

    private static async Task RunAsync(IPage page, string step)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = step, Exact = true }).ClickAsync();
        await Expect(page.Locator("section.done").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = step, Exact = true }) })).ToBeVisibleAsync();
    }
}
