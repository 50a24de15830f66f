using Microsoft.Playwright;
using Usher.Wire.Personalize;
using Usher.Wire.PersonalizeEvents;
using static Microsoft.Playwright.Assertions;

namespace Usher.Web.Tests.Console;

[Collection(ConsoleTests.Name)]
public sealed class WorkTests(ConsoleFixture console)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_wizard_leads_from_a_file_to_recommendations()
    {
        var page = await console.OpenSignedInAsync("/console/wizard");
        var rows = Enumerable.Range(0, 1_200).Select(row => $"u{row % 40},i{row * 7 % 90},{1_700_000_000 + (row * 60)}");
        var file = new FilePayload { Name = "clicks of may.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes("USER_ID,ITEM_ID,TIMESTAMP\n" + string.Join('\n', rows) + "\n") };
        await page.Locator("#file-Interactions").SetInputFilesAsync(file);
        await Expect(page.GetByLabel("Interactions: location")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("clicks-of-may.csv$"));

        foreach (var step in new[] { "Upload your data", "Let Personalize read the bucket", "Make a dataset group", "Say what the columns are", "Make the datasets", "Import" })
            await RunAsync(page, step);
        await Expect(page.GetByText("1,200 rows taken, 0 rejected")).ToBeVisibleAsync();
        await page.Locator(".mud-select").Filter(new() { HasText = "Recipe" }).Locator(".mud-input-control-input-container").First.ClickAsync();
        await page.Locator(".mud-popover-open .mud-list-item").Filter(new() { HasText = "aws-popularity-count" }).ClickAsync();
        foreach (var step in new[] { "Choose how to learn", "Train", "Deploy a campaign", "Listen to events" })
            await RunAsync(page, step);
        await ConsoleFixture.PictureAsync(page, "wizard-done");

        await page.GetByRole(AriaRole.Link, new() { Name = "Ask it for recommendations" }).ClickAsync();
        await page.GetByLabel("User id").FillAsync("u1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Recommend" }).ClickAsync();

        await Expect(page.Locator("table.rows").First.Locator("tbody tr")).ToHaveCountAsync(25);
    }

    [Fact]
    public async Task The_tester_shows_two_campaigns_side_by_side_and_a_script_in_a_title_as_text()
    {
        var page = await console.OpenSignedInAsync($"/console/tester?campaign={console.World.CampaignArn("popular")}");
        await page.Locator(".mud-select").Filter(new() { HasText = "Beside it" }).Locator(".mud-input-control-input-container").First.ClickAsync();
        await page.Locator(".mud-popover-open .mud-list-item").Filter(new() { HasText = "related" }).ClickAsync();
        await page.GetByLabel("User id").FillAsync("1");
        await page.GetByLabel("Item id").FillAsync("2");
        await page.GetByLabel("Length of the list").FillAsync("300");
        await page.GetByRole(AriaRole.Button, new() { Name = "Recommend" }).ClickAsync();

        await Expect(page.GetByText("items are on both lists")).ToBeVisibleAsync();
        await Expect(page.GetByText(World.Attack).First).ToBeVisibleAsync();
        Assert.NotEqual("attacked", await page.TitleAsync());
        Assert.Equal(0, await page.Locator("img[src=x]").CountAsync());
        await ConsoleFixture.PictureAsync(page, "tester-two");
    }

    [Fact]
    public async Task Rejected_rows_are_shown_as_text_whatever_they_hold()
    {
        var page = await console.OpenSignedInAsync($"/console/imports?arn={console.World.FaultyImportArn}");

        await Expect(page.GetByText("yesterday").First).ToBeVisibleAsync();
        await Expect(page.GetByText("<img src=x").First).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator("img[src=x]").CountAsync());
    }

    [Fact]
    public async Task An_event_is_on_the_page_as_it_arrives()
    {
        var page = await console.OpenSignedInAsync("/console/events");
        await Expect(page.GetByText("LISTENING")).ToBeVisibleAsync();
        var trackers = (await console.World.CallAsync<ListEventTrackersResponse>(new ListEventTrackersRequest { DatasetGroupArn = console.World.GroupArn }, Stop)).EventTrackers!;
        var tracker = (await console.World.CallAsync<DescribeEventTrackerResponse>(new DescribeEventTrackerRequest { EventTrackerArn = trackers[0].EventTrackerArn! }, Stop)).EventTracker!;

        await console.World.CallAsync(new PutEventsRequest { TrackingId = tracker.TrackingId!, UserId = "7", SessionId = "s", EventList = [new() { EventType = "Watch", ItemId = World.Attack, SentAt = DateTimeOffset.FromUnixTimeSeconds(1_750_000_000) }] }, Stop);

        await Expect(page.Locator("tbody tr").First).ToContainTextAsync(World.Attack);
        await ConsoleFixture.PictureAsync(page, "events-live");
    }

    [Fact]
    public async Task A_campaign_is_updated_and_deleted_after_asking_back()
    {
        var made = (await console.World.CallAsync<CreateCampaignResponse>(new CreateCampaignRequest { Name = "spare", SolutionVersionArn = console.World.VersionArn }, Stop)).CampaignArn!;
        var page = await console.OpenSignedInAsync($"/console/campaign?arn={made}");
        await Expect(page.Locator(".page-head .state")).ToHaveTextAsync("ACTIVE");

        await page.GetByLabel("Requests a second, at least").FillAsync("3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Update" }).ClickAsync();
        await Expect(page.GetByText("3 requests a second")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(page.GetByText("It will answer no more")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Campaigns" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_doctor_says_who_is_denied_and_what_would_help()
    {
        var page = await console.OpenSignedInAsync("/console/doctor");
        using var iam = new IamCalls(console.Usher);
        await iam.CreateUserAsync("patient", """{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*"}]}""");
        await page.GetByLabel("Who:").FillAsync($"arn:aws:iam::{console.Usher.Account}:user/patient");
        await page.GetByLabel("Action,").FillAsync("personalize:CreateSolution");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();

        await Expect(page.Locator(".state")).ToHaveTextAsync("DENIED");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What would allow it" })).ToBeVisibleAsync();
        await ConsoleFixture.PictureAsync(page, "doctor-denied");
    }

    private static async Task RunAsync(IPage page, string step)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = step, Exact = true }).ClickAsync();
        await Expect(page.Locator("section.done").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = step, Exact = true }) })).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }
}
