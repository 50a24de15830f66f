using System.Text.Json;
using Usher.Cleanup;
using Usher.Clients;
using Usher.Contracts;
using Usher.Wire.Json;
using Usher.Wire.Personalize;
using Usher.Wire.UsherApi;

namespace Usher.Tests.Commands;

/// <summary>usher usage, budget, cleanup and wait, on a server that has been up for a month.</summary>
public sealed class UsageTests(ServerWithHistory server) : IClassFixture<ServerWithHistory>
{
    private static string Since => $"{ServerWithHistory.Made.AddDays(10).ToUnixTimeSeconds()}";

    private static string Until => $"{ServerWithHistory.Made.AddDays(11).ToUnixTimeSeconds()}";

    [Fact]
    public async Task Usage_is_a_table_with_what_it_would_have_cost_and_how_sure_that_is()
    {
        var outcome = (await server.RunAsync("usage", "--since", Since, "--until", Until)).Succeeded();

        // 24 TPS-hours at 0.20, and 86,400 requests at 0.0556 a thousand.
        Assert.Matches("campaign/films +ACTIVE for 24 h, 0 requests, 24 TPS-hours +4.80 +4.80", outcome.Output);
        Assert.Matches("in all +9.60 +9.61", outcome.Output);
        Assert.Contains("At the end of the month", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("NOT CONFIRMED", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(outcome.Error);
    }

    [Fact]
    public async Task Usage_is_lines_for_a_spreadsheet_with_csv_and_one_object_with_json()
    {
        var lines = (await server.RunAsync("usage", "--since", Since, "--until", Until, "--csv")).Succeeded().Output.TrimEnd().Split('\n');
        var json = JsonDocument.Parse((await server.RunAsync("usage", "--since", Since, "--until", Until, "--free-tier", "--json")).Succeeded().Output).RootElement;

        Assert.Equal("since,until,resource,gigabytes,training_hours,tps_hours,billed_requests,currency,cost_older_rule,cost_newer_rule", lines[0]);
        Assert.EndsWith($",{server.Arn(PersonalizeKind.Campaign, "films")},,,24,86400,USD,4.8,4.8038", lines[1], StringComparison.Ordinal);
        Assert.Equal(0, json.GetProperty("total").GetProperty("older").GetDecimal());
    }

    [Fact]
    public async Task Prices_can_be_printed_edited_and_reckoned_with()
    {
        using var folder = new TemporaryFolder();
        var printed = (await server.RunAsync("usage", "--show-prices")).Succeeded().Output;
        await File.WriteAllTextAsync(folder["prices.json"], printed.Replace("\"price\": 0.20", "\"price\": 1.00", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var outcome = (await server.RunAsync("usage", "--since", Since, "--until", Until, "--prices", folder["prices.json"])).Succeeded();

        Assert.Matches("campaign/films .*TPS-hours +24.00 +4.80", outcome.Output);
    }

    [Theory]
    [InlineData("--since yesterday", 1, "since is 'yesterday'; a date such as 2026-11-23")]
    [InlineData("--json --csv", 2, "one of them is allowed")]
    public async Task What_makes_no_sense_is_told_with_what_does(string options, int code, string text)
    {
        var outcome = await server.RunAsync(["usage", .. options.Split(' ')]);

        Assert.Equal(code, outcome.ExitCode);
        Assert.Contains(text, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public async Task A_budget_is_made_shown_and_taken_away()
    {
        var made = (await server.RunAsync("budget", "set", "--monthly", "12.50", "--webhook", "http://127.0.0.1:9/hook")).Succeeded();
        var shown = JsonDocument.Parse((await server.RunAsync("budget", "list", "--json")).Succeeded().Output).RootElement.GetProperty("budgets")[0];
        var refused = await server.RunAsync("budget", "set", "--monthly", "50", "--webhook", "file:///etc/passwd");
        (await server.RunAsync("budget", "remove")).Succeeded();

        Assert.Contains("Budget monthly: 12.50 a month by the newer rule, alerts to http://127.0.0.1:9/hook.", made.Output, StringComparison.Ordinal);
        Assert.Equal(12.5m, shown.GetProperty("budget").GetProperty("monthly").GetDecimal());
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("an address with http or https", refused.Error, StringComparison.Ordinal);
        Assert.Contains("There is no budget.", (await server.RunAsync("budget", "list")).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_idle_is_shown_first_deleted_by_whoever_may_and_then_gone()
    {
        var shown = (await server.RunAsync("cleanup")).Succeeded();
        var refused = await ApplyAsync(await server.ForOnlookerAsync());
        var applied = (await server.RunAsync("cleanup", "--apply")).Succeeded();
        var after = (await server.RunAsync("cleanup")).Succeeded();

        Assert.Matches("1\\. +DeleteCampaign +campaign/idle", shown.Output);
        Assert.Contains("Nothing was deleted.", shown.Output, StringComparison.Ordinal);
        Assert.Contains("146.10 USD less on AWS", shown.Output, StringComparison.Ordinal);
        Assert.Contains("is not authorized to perform: personalize:DeleteCampaign", Assert.Single(refused), StringComparison.Ordinal);
        Assert.Contains($"DeleteCampaign {server.Arn(PersonalizeKind.Campaign, "idle")}", applied.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing is idle.", after.Output, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> ApplyAsync(ServerConnection caller)
    {
        using var own = new UsherClient(caller, TimeProvider.System);
        using var aws = new AwsClient(caller.Endpoint, caller.Region, caller.Credentials, TimeProvider.System);
        var plan = await own.DescribeCleanupAsync(7, TestContext.Current.CancellationToken);
        return await new Deletions(aws, TimeProvider.System, _ => { }).ApplyEachAsync(plan.Steps, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_whole_dataset_group_goes_in_its_order_and_where_that_was_interrupted_the_next_time_goes_on()
    {
        var plan = JsonSerializer.Deserialize<CleanupPlan>((await server.RunAsync("cleanup", "group", "films", "--json")).Succeeded().Output, AwsJson.Options)!;
        await InterruptedAsync(plan, await server.ForRootAsync(), after: 3);
        var applied = (await server.RunAsync("cleanup", "group", "films", "--apply")).Succeeded();
        var after = await server.RunAsync("cleanup", "group", "films");

        Assert.Equal(["DeleteCampaign", "DeleteSolution", "DeleteDataset", "DeleteSchema", "DeleteDatasetGroup"], plan.Steps.Select(step => step.Operation));
        Assert.Equal(["DeleteSchema", "DeleteDatasetGroup"], applied.Error.TrimEnd().Split('\n').Select(line => line.Split(' ')[0]));
        Assert.Equal(1, after.ExitCode);
        Assert.Contains("There is no dataset group 'films'; there are idle.", after.Error, StringComparison.Ordinal);
    }

    private static async Task InterruptedAsync(CleanupPlan plan, ServerConnection caller, int after)
    {
        using var aws = new AwsClient(caller.Endpoint, caller.Region, caller.Credentials, TimeProvider.System);
        var deletions = new Deletions(aws, TimeProvider.System, _ => { });
        await deletions.MarkAsync(plan.Steps, TestContext.Current.CancellationToken);
        await deletions.ApplyAsync([.. plan.Steps.Take(after)], TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Waiting_ends_with_0_when_all_is_ACTIVE_and_with_1_and_the_reason_when_something_has_failed()
    {
        var (group, version) = (server.Arn(PersonalizeKind.DatasetGroup, "idle"), $"{server.Arn(PersonalizeKind.Solution, "idle")}/00000002");

        var active = (await server.RunAsync("wait", group)).Succeeded();
        var failed = await server.RunAsync("wait", group, version);
        var none = await server.RunAsync("wait", "idle");

        Assert.Equal($"{group} ACTIVE\n", active.Output);
        Assert.Equal((1, $"{group} ACTIVE\n{version} CREATE FAILED: There were too few interactions.\n"), (failed.ExitCode, failed.Output));
        Assert.Equal(2, none.ExitCode);
        Assert.Contains("'idle' is no ARN to wait for", none.Error, StringComparison.Ordinal);
    }
}
