using Microsoft.Playwright;
using Usher.Web.Tests.Browsers;
using Usher.Wire.Personalize;
using static Microsoft.Playwright.Assertions;

namespace Usher.Web.Tests.Console;

/// <summary>An import that is watched, and stopped.</summary>
[Collection(JobTests.Name)]
public sealed class StopImportTests(ConsoleServer console, BrowserPool browsers) : ConsoleTest(console, browsers)
{
    // It takes seconds to read, also where nothing else is done.
    private const int Rows = 3_000_000;
    private const int RowsInBlock = 10_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_stop_button_of_an_import_asks_back_ends_it_and_says_so()
    {
        var page = await OpenSignedInAsync("/console");
        var import = await World.BeginImportAsync("stopped", File(), Stop);
        await page.GotoAsync($"/console/imports?arn={import}");
        await Expect(page.Locator(".page-head .state")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^CREATE (PENDING|IN_PROGRESS)$"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await Expect(page.GetByText("Stop this import?")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("This import was stopped before it was done");
        await Expect(page.Locator(".page-head .state")).ToHaveTextAsync("CREATE FAILED");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Stop" })).ToHaveCountAsync(0);
        await ConsolePages.PictureAsync(page, "import-stopped");
        var described = await World.CallAsync<DescribeDatasetImportJobResponse>(new DescribeDatasetImportJobRequest { DatasetImportJobArn = import }, Stop);
        Assert.Equal("The import was stopped on request before it was done; nothing of it was taken.", described.DatasetImportJob!.FailureReason);
    }

    // The same rows again and again: they are only read until the import is stopped.
    private static byte[] File()
    {
        var block = System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, RowsInBlock).Select(row => $"{row % 200},{row * 7 % 300},Watch,{1_700_000_000 + row}\n")));
        var header = "USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP\n"u8;
        var file = new byte[header.Length + (Rows / RowsInBlock * block.Length)];
        header.CopyTo(file);
        for (var at = header.Length; at < file.Length; at += block.Length)
            block.CopyTo(file, at);
        return file;
    }
}
