using Microsoft.Extensions.DependencyInjection;
using Usher.Contracts;
using Usher.Core.Events;
using Usher.Core.Recommenders;
using Usher.Core.Resources;
using Usher.Core.Training;

namespace Usher.Core.Tests.Recommenders;

/// <summary>By a calendar that a test turns.</summary>
[AwsSource("Developer Guide, 'Domain use cases': retraining")]
public sealed class RecommenderRetrainingTests : RecommenderWorld
{
    private readonly StandingClock _calendar = new();

    [Fact]
    public async Task After_seven_days_with_new_events_it_is_trained_again_and_answers_meanwhile()
    {
        var first = await ActiveAsync();
        await PutAsync("new-film");

        await LookAsync(after: TimeSpan.FromDays(6.9));
        Assert.Equal(first, Now(first.Arn));
        await LookAsync(after: TimeSpan.FromDays(0.1));
        Assert.Equal("ACTIVE", Now(first.Arn).Status);
        Assert.NotNull(Now(first.Arn).TrainingVersion);
        Assert.Equal(3, (await TopAsync(first.Arn)).Length);
        var trained = await SettledAsync(first.Arn);

        Assert.Equal(("ACTIVE", null, null), (trained.Status, trained.TrainingVersion, trained.Shape.LatestRecommenderUpdate));
        Assert.NotEqual(first.ServedVersion, trained.ServedVersion);
        Assert.Contains("new-film", await TopAsync(first.Arn, count: 500));
    }

    [Fact]
    public async Task Only_the_model_that_answers_and_the_one_before_are_kept()
    {
        var arn = (await ActiveAsync()).Arn;
        foreach (var film in new[] { "a", "b", "c" })
        {
            await PutAsync(film);
            await LookAsync(after: TimeSpan.FromDays(7));
            await SettledAsync(arn);
        }

        Assert.Equal(2, VersionsOf(arn).Count());
        Assert.Contains(Now(arn).ServedVersion, VersionsOf(arn).Select(version => version.Arn));
    }

    [Fact]
    public async Task Without_new_data_and_while_it_is_stopped_it_is_not_trained()
    {
        var first = await ActiveAsync();
        await LookAsync(after: TimeSpan.FromDays(7));
        Assert.Equal((first.ServedVersion, null), (Now(first.Arn).ServedVersion, Now(first.Arn).TrainingVersion));

        await PutAsync("new-film");
        await Recommenders.StopAsync(new() { RecommenderArn = first.Arn }, Stop);
        await SettledAsync(first.Arn);
        await LookAsync(after: TimeSpan.FromDays(7));
        Assert.Single(VersionsOf(first.Arn));

        await Recommenders.StartAsync(new() { RecommenderArn = first.Arn }, Stop);
        await SettledAsync(first.Arn);
        await LookAsync();
        Assert.NotEqual(first.ServedVersion, (await SettledAsync(first.Arn)).ServedVersion);
    }

    [Fact]
    public async Task A_training_that_fails_leaves_the_model_and_is_tried_a_week_later()
    {
        var first = await ActiveAsync();
        await PutAsync("new-film");
        await Service.DisposeAsync();
        await StartAsync(Refusing);

        await LookAsync(after: TimeSpan.FromDays(7));
        var kept = await SettledAsync(first.Arn);

        Assert.Equal(("ACTIVE", null, first.ServedVersion, null), (kept.Status, kept.Shape.FailureReason, kept.ServedVersion, kept.TrainingVersion));
        Assert.Equal(3, (await TopAsync(first.Arn)).Length);
        await LookAsync(after: TimeSpan.FromDays(7));
        Assert.Equal(3, VersionsOf(first.Arn).Count());
        await SettledAsync(first.Arn);
    }

    [Fact]
    public async Task A_stop_or_a_deletion_ends_a_training_that_is_under_way()
    {
        var stopped = (await ActiveAsync("stopped")).Arn;
        var deleted = (await ActiveAsync("deleted")).Arn;
        await PutAsync("new-film");
        await Service.DisposeAsync();
        await StartAsync(Endless);
        await LookAsync(after: TimeSpan.FromDays(7));

        await Recommenders.StopAsync(new() { RecommenderArn = stopped }, Stop);
        await Recommenders.DeleteAsync(new() { RecommenderArn = deleted }, Stop);

        Assert.Equal("INACTIVE", (await SettledAsync(stopped)).Status);
        Assert.Single(VersionsOf(stopped));
        Assert.Empty(VersionsOf(deleted));
    }

    [Fact]
    public async Task A_server_that_ends_during_a_training_goes_on_with_it_after_the_next_start()
    {
        await Service.DisposeAsync();
        await StartAsync(Endless);
        var arn = await CreateAsync();
        while (Now(arn).Status != "CREATE IN_PROGRESS")
            await Task.Delay(10, Stop);
        Assert.Equal(("InvalidInputException", $"The recommender {arn} is CREATE IN_PROGRESS; it answers when it is ACTIVE. aws personalize describe-recommender shows it."), await ServiceHost.RefusedAsync(() => TopAsync(arn)));
        Assert.Equal("ResourceInUseException", (await ServiceHost.RefusedAsync(() => Recommenders.DeleteAsync(new() { RecommenderArn = arn }, Stop))).Code);

        await Service.DisposeAsync();
        await StartAsync();

        Assert.Equal("ACTIVE", (await SettledAsync(arn)).Status);
    }

    [Fact]
    public async Task Each_state_that_a_server_ended_in_is_brought_to_its_end_by_the_next()
    {
        var arn = (await ActiveAsync()).Arn;
        foreach (var (status, end) in new[] { ("STOP PENDING", "INACTIVE"), ("START PENDING", "ACTIVE"), ("STOP IN_PROGRESS", "INACTIVE"), ("START IN_PROGRESS", "ACTIVE") })
        {
            await Service.Records.ChangeAsync<RecommenderResource>(arn, last => RecommenderStates.As(last with { Attempts = 0 }, status, _calendar.Now), Stop);
            await Service.DisposeAsync();
            await StartAsync();

            Assert.Equal(end, (await SettledAsync(arn)).Status);
        }
    }

    protected override Task StartAsync() => StartAsync(script: null);

    private string Refusing => Folder.Write("trainer.sh", """echo '{"type":"failed","reason":"No."}'; exit 1""");

    private string Endless => Folder.Write("trainer.sh", "exec sleep 600");

    private async Task StartAsync(string? script) => Service = await ServiceHost.StartAsync(Folder, calendar: _calendar, services: services =>
    {
        if (script is not null)
            services.AddSingleton(new Trainer(() => ["bash", script], TimeProvider.System).InBackground(Folder["models/jobs"]));
    });

    private Task LookAsync(TimeSpan after = default)
    {
        _calendar.Now += after;
        return Service.Get<RecommenderRetraining>().LookAsync(Stop);
    }

    private async Task PutAsync(string item)
    {
        var trackers = Service.Get<EventTrackerOperations>();
        var tracking = trackers.List(new(), At).EventTrackers is [{ EventTrackerArn: { } arn }]
            ? trackers.Describe(new() { EventTrackerArn = arn }).EventTracker!.TrackingId!
            : (await trackers.CreateAsync(new() { Name = "site", DatasetGroupArn = Group }, At, Stop)).TrackingId!;
        await Service.Get<EventOperations>().PutAsync(new() { TrackingId = tracking, UserId = "u1", SessionId = "s", EventList = [new() { ItemId = item, EventType = "Watch", SentAt = _calendar.Now }] });
    }
}
