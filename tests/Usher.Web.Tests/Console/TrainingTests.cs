using Microsoft.Playwright;
using Usher.Web.Tests.Browsers;
using Usher.Wire.Personalize;
using static Microsoft.Playwright.Assertions;

namespace Usher.Web.Tests.Console;

/// <summary>A training that somebody watches, and stops.</summary>
[Collection(JobTests.Name)]
public sealed class TrainingTests(ConsoleServer console, BrowserPool browsers) : ConsoleTest(console, browsers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Curves_grow_while_it_trains_and_the_stop_button_ends_it_and_says_so()
    {
        var version = await BeginAsync();
        var page = await OpenSignedInAsync($"/console/versions?arn={version}");

        // How far, and how long it will take.
        var progress = page.Locator(".training-progress");
        await Expect(progress).ToContainTextAsync(" %");
        await Expect(progress).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"about \d+ (s|min|h).* left"));
        await Expect(page.Locator(".page-head .state")).ToHaveTextAsync("CREATE IN_PROGRESS");

        // A pass over the data is a point.
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "How it learns" })).ToBeVisibleAsync();
        var loss = page.GetByRole(AriaRole.Img, new() { Name = "Loss of each pass" });
        var few = await PointsAsync(loss);
        var percent = await PercentAsync(progress);
        await UntilAsync(async () => await PointsAsync(loss) >= Math.Max(2, few + 1));
        Assert.True(await PercentAsync(progress) >= percent, "The percentage fell.");
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "NDCG@10 on validation after each pass" })).ToBeVisibleAsync();
        await ConsolePages.PictureAsync(page, "training-live");

        // It asks back, and a wrong click costs nothing.
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await Expect(page.GetByText("Stop this training?")).ToBeVisibleAsync();
        // By the keyboard: it stands on what does no harm, and afterwards where it was.
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Keep it" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Stop this training?")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Stop" })).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        // Until the question is there, the button is still the one that asks it.
        await Expect(page.GetByText("Stop this training?")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();

        await Expect(page.Locator(".page-head .state")).ToHaveTextAsync("CREATE STOPPED");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("This training was stopped before it was done");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Stop" })).ToHaveCountAsync(0);
        await Expect(progress).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Start a campaign" })).ToHaveCountAsync(0);
        await ConsolePages.PictureAsync(page, "training-stopped");
        var described = await World.CallAsync<DescribeSolutionVersionResponse>(new DescribeSolutionVersionRequest { SolutionVersionArn = version }, Stop);
        Assert.Equal("CREATE STOPPED", described.SolutionVersion!.Status);
    }

    // Long enough that it does not end by itself while the page is watched.
    private async Task<string> BeginAsync()
    {
        var solution = (await World.CallAsync<CreateSolutionResponse>(
            new CreateSolutionRequest
            {
                Name = "watched",
                DatasetGroupArn = World.GroupArn,
                RecipeArn = "arn:aws:personalize:::recipe/aws-hrnn",
                PerformAutoTraining = false,
                SolutionConfig = new() { AlgorithmHyperParameters = new Dictionary<string, string> { ["hidden_dimension"] = "64", ["epochs"] = "500" } },
            },
            Stop)).SolutionArn!;
        while ((await World.CallAsync<DescribeSolutionResponse>(new DescribeSolutionRequest { SolutionArn = solution }, Stop)).Solution!.Status != "ACTIVE")
            await Task.Delay(50, Stop);
        return (await World.CallAsync<CreateSolutionVersionResponse>(new CreateSolutionVersionRequest { SolutionArn = solution }, Stop)).SolutionVersionArn!;
    }

    private static async Task<int> PointsAsync(ILocator chart) => (await chart.Locator("polyline").First.GetAttributeAsync("points"))!.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    private static async Task<int> PercentAsync(ILocator progress) =>
        int.Parse(System.Text.RegularExpressions.Regex.Match(await progress.InnerTextAsync(), @"(\d+) %").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    private static async Task UntilAsync(Func<Task<bool>> happened)
    {
        for (var patience = 240; !await happened(); patience--)
        {
            Assert.True(patience > 0, "Nothing new in a minute.");
            await Task.Delay(250, Stop);
        }
    }
}
