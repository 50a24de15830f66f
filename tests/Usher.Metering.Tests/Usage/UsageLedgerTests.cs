using Usher.Contracts;
using Usher.Metering.Usage;

namespace Usher.Metering.Tests.Usage;

public sealed class UsageLedgerTests : IAsyncLifetime
{
    private LedgerWorld _world = null!;

    private static DateTimeOffset Noon => LedgerWorld.Noon;

    public async ValueTask InitializeAsync() => _world = await LedgerWorld.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact, AwsSource("Developer Guide, Creating a campaign: billed from ACTIVE to deletion")]
    public async Task A_campaign_counts_from_the_moment_it_is_ACTIVE_until_it_is_deleted_and_after_that_is_remembered()
    {
        await _world.PutCampaignAsync("CREATE IN_PROGRESS");
        At(minutes: 5);
        await _world.PutCampaignAsync();
        At(minutes: 95);
        await _world.DeleteAsync(LedgerWorld.Campaign);
        await _world.RestartAsync();

        var span = Assert.IsType<CampaignSpan>(Assert.Single(await _world.ReadLedgerAsync()));

        Assert.Equal((LedgerWorld.Campaign, Noon.AddMinutes(5), Noon.AddMinutes(95), 1), (span.Resource, span.Begin, span.End, span.MinTps));
        Assert.Equal(1.5, Assert.Single((await _world.ReadAsync(Noon, Noon.AddHours(2))).In(Noon, Noon.AddHours(2)).Campaigns).ActiveHours);
    }

    [Fact]
    public async Task An_update_of_the_minimum_ends_one_span_and_begins_another()
    {
        await _world.PutCampaignAsync(tps: 1);
        At(minutes: 30);
        await _world.PutCampaignAsync(tps: 4);
        At(minutes: 60);
        await _world.PutCampaignAsync(tps: 4);

        Assert.Equal([(Noon, Noon.AddMinutes(30), 1), (Noon.AddMinutes(30), null, 4)], (await _world.ReadLedgerAsync()).Cast<CampaignSpan>().Select(span => (span.Begin, span.End, span.MinTps)));
        Assert.Equal(2.5, Assert.Single((await _world.ReadAsync(Noon, Noon.AddHours(1))).In(Noon, Noon.AddHours(1)).Campaigns).TpsHours);
    }

    [Fact, AwsSource("Developer Guide, 'Stopping and starting a recommender': billing ends while it is stopped; 'Creating recommenders': minRecommendationRequestsPerSecond")]
    public async Task A_recommender_counts_while_it_is_ACTIVE_and_not_while_it_is_stopped_and_its_trainings_do_not()
    {
        await _world.PutVersionAsync("CREATE IN_PROGRESS", arn: $"{LedgerWorld.Recommender}/00000001");
        await _world.PutVersionAsync("ACTIVE", hours: 1, arn: $"{LedgerWorld.Recommender}/00000001");
        await _world.PutRecommenderAsync(tps: 2);
        At(minutes: 30);
        await _world.PutRecommenderAsync("STOP PENDING", tps: 2);
        At(minutes: 90);
        await _world.PutRecommenderAsync(tps: 2);
        At(minutes: 120);
        await _world.PutRecommenderAsync(tps: 3);

        Assert.Equal(
            [(Noon, Noon.AddMinutes(30), 2), (Noon.AddMinutes(90), Noon.AddMinutes(120), 2), (Noon.AddMinutes(120), null, 3)],
            (await _world.ReadLedgerAsync()).Cast<CampaignSpan>().Select(span => (span.Begin, span.End, span.MinTps)));
        var used = Assert.Single((await _world.ReadAsync(Noon, Noon.AddHours(2))).In(Noon, Noon.AddHours(2)).Campaigns);
        Assert.Equal((LedgerWorld.Recommender, 1, 0, 7_200), (used.CampaignArn, used.ActiveHours, used.TpsHours, used.BilledRequests));
    }

    [Fact]
    public async Task A_campaign_goes_on_counting_while_the_server_is_down()
    {
        await _world.PutCampaignAsync();
        At(minutes: 600);
        await _world.RestartAsync();

        Assert.Equal(10, Assert.Single((await _world.ReadAsync(Noon, Noon.AddHours(10))).In(Noon, Noon.AddHours(10)).Campaigns).ActiveHours);
    }

    [Fact]
    public async Task A_deletion_that_was_not_written_after_all_leaves_no_gap()
    {
        await _world.PutCampaignAsync();
        At(minutes: 10);
        _world.IsFull = true;
        await Assert.ThrowsAsync<IOException>(() => _world.DeleteAsync(LedgerWorld.Campaign));
        _world.IsFull = false;
        At(minutes: 60);
        await _world.RestartAsync();

        Assert.Equal(1, Assert.Single((await _world.ReadAsync(Noon, Noon.AddHours(1))).In(Noon, Noon.AddHours(1)).Campaigns).ActiveHours);
    }

    [Fact]
    public async Task What_was_there_before_there_was_a_ledger_is_in_it_from_its_last_update()
    {
        _world.Records.BeforeWrite = null;
        await _world.PutCampaignAsync();
        await _world.PutVersionAsync("ACTIVE", hours: 2);
        await _world.ImportAsync(1_000);
        At(minutes: 60);
        await _world.RestartAsync();
        await _world.RestartAsync();

        var used = (await _world.ReadAsync(Noon, Noon.AddHours(1))).In(Noon, Noon.AddHours(1));

        Assert.Equal(3, (await _world.ReadLedgerAsync()).Count);
        Assert.Equal((1, 2, 1_000), (Assert.Single(used.Campaigns).ActiveHours, Assert.Single(used.Trainings).Hours, Assert.Single(used.Datasets).BytesImported));
    }

    [Theory, AwsSource("Developer Guide, StopSolutionVersionCreation: billed until the stop; a failed training is free")]
    [InlineData("ACTIVE", 0.75)]
    [InlineData("CREATE STOPPED", 0.5)]
    [InlineData("CREATE FAILED", 0)]
    public async Task A_training_counts_by_how_it_ended(string status, double hours)
    {
        await _world.PutVersionAsync("CREATE PENDING");
        At(minutes: 20);
        await _world.PutVersionAsync("CREATE IN_PROGRESS");
        At(minutes: 45);
        if (status == "CREATE STOPPED")
            await _world.PutVersionAsync("CREATE STOPPING");
        At(minutes: 50);
        await _world.PutVersionAsync(status, status == "ACTIVE" ? 0.75 : null);
        await _world.RestartAsync();

        var training = Assert.Single((await _world.ReadAsync(Noon, Noon.AddHours(1))).In(Noon, Noon.AddHours(1)).Trainings);

        Assert.Equal((LedgerWorld.Version, "aws-hrnn", status, hours), (training.SolutionVersionArn, training.Recipe, training.Status, training.Hours));
    }

    [Fact]
    public async Task A_version_that_was_stopped_before_it_trained_costs_nothing()
    {
        await _world.PutVersionAsync("CREATE PENDING");
        await _world.PutVersionAsync("CREATE STOPPED");

        Assert.Empty(await _world.ReadLedgerAsync());
    }

    [Fact]
    public async Task A_training_that_a_crash_interrupted_counts_from_its_new_beginning()
    {
        await _world.PutVersionAsync("CREATE IN_PROGRESS");
        At(minutes: 600);
        await _world.RestartAsync();
        At(minutes: 630);
        await _world.PutVersionAsync("CREATE STOPPED");

        Assert.Equal(0.5, Assert.IsType<TrainingRun>(Assert.Single(await _world.ReadLedgerAsync())).Hours);
    }

    [Fact]
    public async Task Imported_bytes_stay_when_a_FULL_import_has_replaced_them()
    {
        await _world.ImportAsync(1_000);
        At(minutes: 61);
        await _world.ImportAsync(500, "second");

        Assert.Equal(1_500, Assert.Single((await _world.ReadAsync(Noon, Noon.AddHours(2))).In(Noon, Noon.AddHours(2)).Datasets).BytesImported);
        Assert.Equal(1_000, Assert.Single((await _world.ReadAsync(Noon, Noon.AddHours(2))).In(Noon, Noon.AddHours(1)).Datasets).BytesImported);
    }

    private void At(double minutes) => _world.Clock.Now = Noon.AddMinutes(minutes);
}
