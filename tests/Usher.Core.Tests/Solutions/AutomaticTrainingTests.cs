using Microsoft.Extensions.DependencyInjection;
using Usher.Contracts;
using Usher.Core.Events;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.Solutions;
using Usher.Core.Training;

namespace Usher.Core.Tests.Solutions;

/// <summary>By a calendar that a test turns, with a trainer that gives up at once: what a schedule begins is what counts here.</summary>
[AwsSource("Developer Guide, 'Configuring automatic training'")]
public sealed class AutomaticTrainingTests : SolutionTests
{
    private readonly StandingClock _calendar = new();

    public override async ValueTask InitializeAsync()
    {
        await StartAsync();
        await InteractionsAsync();
    }

    [Fact]
    public async Task A_first_version_is_trained_an_hour_after_the_solution_was_made()
    {
        await ImportAsync();
        var solution = await SolutionAsync();
        Assert.True(Solutions.Describe(new() { SolutionArn = solution }).Solution!.PerformAutoTraining);

        await LookAsync(after: TimeSpan.FromMinutes(59));
        Assert.Empty(All(solution));
        await LookAsync(after: TimeSpan.FromMinutes(1));

        var version = (await SettledAsync(Assert.Single(All(solution)).Arn)).Shape;
        Assert.Equal(("AUTOTRAIN", "AUTOMATIC", Popularity), (version.TrainingMode, version.TrainingType, version.RecipeArn));
    }

    [Fact]
    public async Task What_the_schedule_began_is_not_begun_again_after_a_restart()
    {
        await ImportAsync();
        var solution = await SolutionAsync();
        await LookAsync(after: TimeSpan.FromHours(1));
        var first = Assert.Single(All(solution)).Arn;

        await Service.DisposeAsync();
        await StartAsync();
        await LookAsync();

        Assert.Equal([first], All(solution).Select(version => version.Arn));
    }

    [Fact]
    public async Task A_version_that_was_made_by_hand_takes_the_place_of_the_first()
    {
        await ImportAsync();
        var solution = await SolutionAsync();
        var mine = await TrainAsync(solution);

        await LookAsync(after: TimeSpan.FromHours(1));
        await LookAsync(after: TimeSpan.FromDays(6.9));

        Assert.Equal([mine.Arn], All(solution).Select(version => version.Arn));
    }

    [Theory]
    [InlineData(null, 7)]
    [InlineData("rate(1 day)", 1)]
    [InlineData("rate(30 days)", 30)]
    public async Task Later_ones_are_trained_every_so_many_days_if_there_are_new_interactions(string? schedule, int days)
    {
        await ImportAsync();
        var solution = await SolutionAsync(config: new() { AutoTrainingConfig = new() { SchedulingExpression = schedule } });
        await TrainedAsync(solution);
        await LookAsync(after: TimeSpan.FromHours(1));

        await LookAsync(after: TimeSpan.FromDays(days));
        Assert.Single(All(solution));
        await PutAsync();
        await LookAsync(after: TimeSpan.FromDays(days - 0.1));
        Assert.Single(All(solution));
        await LookAsync(after: TimeSpan.FromDays(0.1));

        Assert.Equal(["AUTOMATIC", "MANUAL"], All(solution).Select(version => version.Shape.TrainingType).Order());
    }

    [Fact]
    public async Task An_import_counts_as_new_and_so_does_a_training_that_failed()
    {
        await ImportAsync();
        var solution = await SolutionAsync();
        await TrainedAsync(solution);
        await LookAsync(after: TimeSpan.FromHours(1));

        await ImportAsync("more");
        await LookAsync(after: TimeSpan.FromDays(7));
        Assert.Equal(2, All(solution).Count());
        Assert.Equal("CREATE FAILED", (await SettledAsync(All(solution).Single(version => version.Shape.TrainingType == "AUTOMATIC").Arn)).Status);
        await LookAsync(after: TimeSpan.FromDays(7));

        Assert.Equal(3, All(solution).Count());
    }

    [Fact]
    public async Task Without_any_interactions_the_first_training_waits_for_them()
    {
        var solution = await SolutionAsync();
        await LookAsync(after: TimeSpan.FromDays(3));
        Assert.Empty(All(solution));

        await PutAsync();
        await LookAsync();

        Assert.Single(All(solution));
    }

    [Fact]
    public async Task Nothing_is_trained_where_the_solution_does_not_want_it_or_the_server()
    {
        await ImportAsync();
        var solution = (await Solutions.CreateAsync(new() { Name = "mine", DatasetGroupArn = Group, RecipeArn = Popularity, PerformAutoTraining = false }, At, Stop)).SolutionArn!;
        await LookAsync(after: TimeSpan.FromDays(8));
        Assert.Empty(All(solution));

        await Service.DisposeAsync();
        await StartAsync(new() { FollowsSchedules = false });
        await Solutions.UpdateAsync(new() { SolutionArn = solution, PerformAutoTraining = true }, Stop);

        Assert.True(Service.Get<AutomaticTraining>().ExecuteTask is { IsCompletedSuccessfully: true });
        Assert.Empty(All(solution));
    }

    private IEnumerable<SolutionVersionResource> All(string solution) => Service.Records.Current.Of<SolutionVersionResource>().Where(version => version.Shape.SolutionArn == solution);

    private async Task StartAsync(TrainingOptions? options = null)
    {
        var script = Folder.Write("trainer.sh", """echo '{"type":"failed","reason":"No."}'; exit 1""");
        Service = await ServiceHost.StartAsync(Folder, calendar: _calendar, services: services => services
            .AddSingleton(new Trainer(() => ["bash", script], TimeProvider.System).InBackground(Folder["models/jobs"]))
            .AddSingleton(options ?? new TrainingOptions()));
    }

    private Task LookAsync(TimeSpan after = default)
    {
        _calendar.Now += after;
        return Service.Get<AutomaticTraining>().LookAsync(Stop);
    }

    /// <summary>A version that was made by hand and is ACTIVE, whatever its trainer said.</summary>
    private async Task TrainedAsync(string solution)
    {
        var version = await TrainAsync(solution);
        await Service.Records.ChangeAsync<SolutionVersionResource>(version.Arn, last => last.As("ACTIVE", _calendar.Now), Stop);
        _calendar.Now += TimeSpan.FromSeconds(1);
    }

    private async Task PutAsync()
    {
        var tracking = (await Service.Get<EventTrackerOperations>().CreateAsync(new() { Name = "site", DatasetGroupArn = Group }, At, Stop)).TrackingId!;
        await Service.Get<EventOperations>().PutAsync(new() { TrackingId = tracking, UserId = "u1", SessionId = "s", EventList = [new() { ItemId = "i1", EventType = "Watch", SentAt = _calendar.Now }] });
    }

    // As an import leaves it: what is in its rows plays no part here.
    private Task<ServiceSnapshot> ImportAsync(string name = "first") => Service.Records.ChangeAsync(
        before =>
        {
            var dataset = before.Of<DatasetResource>().Single();
            var job = $"arn:aws:personalize:us-east-1:123456789012:dataset-import-job/{name}";
            return before
                .Add(new ImportJobResource(new() { DatasetImportJobArn = job, DatasetArn = dataset.Arn, Status = "ACTIVE", CreationDateTime = _calendar.Now, LastUpdatedDateTime = _calendar.Now }))
                .With(dataset with { Parts = [.. dataset.Parts, new($"{name}.parquet", 1, 1, job)] });
        },
        Stop);
}
