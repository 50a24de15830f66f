using Usher.Contracts;
using Usher.Core.Resources;
using Usher.Metering.Cleanup;
using Usher.Metering.Costs;
using Usher.Metering.Tests.Usage;
using Usher.Metering.Usage;
using Usher.Wire.UsherApi;

namespace Usher.Metering.Tests.Cleanup;

public sealed class IdleRulesTests : IAsyncLifetime
{
    private const string Solution = "arn:aws:personalize:us-east-1:123456789012:solution/films";

    private static readonly Dictionary<string, string> Keep = new() { ["Keep"] = "" };

    private LedgerWorld _world = null!;

    private static DateTimeOffset Noon => LedgerWorld.Noon;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await LedgerWorld.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_campaign_that_was_never_asked_is_idle_from_when_it_was_made()
    {
        await _world.PutCampaignAsync(tps: 2);
        At(days: 6.9);
        Assert.Empty((await PlanAsync(days: 7)).Steps);
        At(days: 7);

        var step = Assert.Single((await PlanAsync(days: 7)).Steps);

        Assert.Equal((LedgerWorld.Campaign, "DeleteCampaign", "It was not asked since 2026-11-23 12:00Z, for 7 days."), (step.Arn, step.Operation, step.Reason));
        // 2 TPS for 730.5 hours: 1,461 TPS-hours at 0.20; 5,259.6 thousand requests at 0.0556.
        Assert.Equal(new(292.2m, 292.4338m), step.MonthlySavings);
    }

    [Fact]
    public async Task A_recommender_that_nobody_asked_is_idle_unless_it_is_stopped()
    {
        await _world.PutRecommenderAsync(tps: 2);
        At(days: 7);
        var step = Assert.Single((await PlanAsync(days: 7)).Steps);
        await _world.PutRecommenderAsync("INACTIVE");

        // 2 requests a second for 730.5 hours: 5,259.6 thousand at 0.0556, by both rules.
        Assert.Equal((LedgerWorld.Recommender, "DeleteRecommender", new(292.4338m, 292.4338m)), (step.Arn, step.Operation, step.MonthlySavings!));
        Assert.Empty((await PlanAsync(days: 7)).Steps);
    }

    [Fact]
    public async Task A_request_makes_it_busy_again()
    {
        await _world.PutCampaignAsync();
        At(days: 5);
        await AskAsync();
        At(days: 11.9);
        Assert.Empty((await PlanAsync(days: 7)).Steps);
        At(days: 12);

        Assert.Contains("since 2026-11-28 12:00Z", Assert.Single((await PlanAsync(days: 7)).Steps).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_to_a_namesake_that_was_deleted_are_not_its_own()
    {
        await AskAsync();
        At(days: 30);
        await _world.PutCampaignAsync();
        At(days: 33);

        Assert.Empty((await PlanAsync(days: 7)).Steps);
        Assert.Empty((await PlanAsync(days: 7)).Kept);
    }

    [Fact, AwsSource("aws-samples/amazon-personalize-monitor: spared when updated within a day")]
    public async Task One_that_was_updated_within_a_day_is_spared_and_named()
    {
        await _world.PutCampaignAsync();
        At(days: 10);
        await _world.PutCampaignAsync(tps: 3);
        At(days: 10.9);

        var kept = Assert.Single((await PlanAsync(days: 7)).Kept);
        Assert.Equal("It was not asked since 2026-11-23 12:00Z, for 10 days, but it was updated within the last day.", kept.Reason);

        At(days: 11);
        Assert.Single((await PlanAsync(days: 7)).Steps);
    }

    [Fact]
    public async Task The_tag_keep_spares_a_campaign_and_that_of_a_group_all_that_is_in_it()
    {
        const string Other = LedgerWorld.Campaign + "2";
        await _world.PutCampaignAsync(tags: Keep);
        await _world.PutCampaignAsync(arn: Other);
        At(days: 30);

        var one = await PlanAsync(days: 7);
        await _world.PutAsync(new DatasetGroupResource(new() { DatasetGroupArn = LedgerWorld.Group, Name = "films", Status = "ACTIVE", CreationDateTime = Noon }) { Tags = Keep });
        var all = await PlanAsync(days: 7);

        Assert.Equal((Other, LedgerWorld.Campaign), (Assert.Single(one.Steps).Arn, Assert.Single(one.Kept).Arn));
        Assert.EndsWith("but it has the tag keep.", one.Kept[0].Reason, StringComparison.Ordinal);
        Assert.Empty(all.Steps);
        Assert.EndsWith("but its dataset group has the tag keep.", all.Kept[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_campaign_that_is_being_updated_is_spared()
    {
        await _world.PutCampaignAsync();
        At(days: 30);
        await _world.Records.ChangeAsync<CampaignResource>(LedgerWorld.Campaign, campaign => campaign with { Shape = campaign.Shape with { LatestCampaignUpdate = new() { Status = "CREATE IN_PROGRESS", SolutionVersionArn = LedgerWorld.Version } } }, Stop);

        Assert.EndsWith("but it is being updated.", Assert.Single((await PlanAsync(days: 7)).Kept).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_solution_is_idle_when_no_campaign_has_served_it_and_nobody_has_trained_it_for_so_long()
    {
        await PutSolutionAsync();
        At(days: 1);
        await PutVersionAsync(hours: 2);
        await _world.PutCampaignAsync();
        At(days: 20);
        Assert.Equal([LedgerWorld.Campaign], (await PlanAsync(days: 7)).Steps.Select(step => step.Arn));
        await _world.DeleteAsync(LedgerWorld.Campaign);
        At(days: 26.9);
        Assert.Empty((await PlanAsync(days: 7)).Steps);
        At(days: 27);

        var step = Assert.Single((await PlanAsync(days: 7)).Steps);

        Assert.Equal((Solution, "DeleteSolution"), (step.Arn, step.Operation));
        Assert.Equal(new(0.48m, 0.48m), step.MonthlySavings);
    }

    [Fact]
    public async Task Trainings_of_a_schedule_keep_no_solution_busy()
    {
        await PutSolutionAsync();
        At(days: 9);
        await PutVersionAsync(hours: 1, "AUTOMATIC");

        Assert.Equal(Solution, Assert.Single((await PlanAsync(days: 7)).Steps).Arn);
    }

    [Fact]
    public async Task A_solution_that_is_being_trained_is_not_idle()
    {
        await PutSolutionAsync();
        At(days: 9);
        await _world.PutVersionAsync("CREATE IN_PROGRESS");

        Assert.Empty((await PlanAsync(days: 7)).Steps);
        Assert.Empty((await PlanAsync(days: 7)).Kept);
    }

    private void At(double days) => _world.Clock.Now = Noon.AddDays(days);

    private Task AskAsync()
    {
        var hour = UsageRange.HourOf(_world.Clock.Now);
        return _world.Store.AddAsync([new(LedgerWorld.Campaign, hour, 1, 0, 100, 1, [1, .. new long[LatencyBuckets.Count - 1]]) { Last = _world.Clock.Now }], []);
    }

    private Task PutSolutionAsync() => _world.PutAsync(new SolutionResource(new()
    {
        SolutionArn = Solution,
        DatasetGroupArn = LedgerWorld.Group,
        Status = "ACTIVE",
        CreationDateTime = _world.Records.Now,
        LastUpdatedDateTime = _world.Records.Now,
    }));

    private async Task PutVersionAsync(double hours, string type = "MANUAL")
    {
        await _world.PutVersionAsync("CREATE IN_PROGRESS");
        await _world.PutVersionAsync("ACTIVE", hours);
        await _world.Records.ChangeAsync<SolutionVersionResource>(LedgerWorld.Version, version => version with { Shape = version.Shape with { TrainingType = type } }, Stop);
    }

    private async Task<CleanupPlan> PlanAsync(int days) => new IdleRules
    {
        Now = _world.Clock.Now,
        Idle = TimeSpan.FromDays(days),
        Snapshot = _world.Records.Current,
        LastAsked = (await _world.Store.ReadLastAsync(Stop)).ToDictionary(hour => hour.CampaignArn, hour => hour.Last),
        Ledger = await _world.ReadLedgerAsync(),
        Prices = Prices.Default,
    }.Plan();
}
