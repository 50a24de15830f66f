using Microsoft.Extensions.DependencyInjection;
using Usher.Core.Files;
using Usher.Core.Resources;
using Usher.Core.Solutions;
using Usher.Core.Training;
using Usher.Wire.Personalize;

namespace Usher.Core.Tests.Solutions;

/// <summary>Against trainers of a few lines of shell, which wait or fail as a test wants it.</summary>
public sealed class SolutionVersionOperationsTests : SolutionTests
{
    private const string Waits =
        """
        trap 'exit 130' TERM
        echo '{"type":"progress","phase":"training x","fraction":0.25,"epoch":1,"loss":5.5,"validationNdcgAt10":0.1,"secondsLeft":3}'
        while :; do sleep 0.05; done
        """;

    [Fact]
    public async Task A_training_is_told_of_while_it_runs()
    {
        await StartAsync(Waits);
        var arn = await BeginAsync(await SolutionAsync());
        var trainings = Service.Get<TrainingOperations>();
        await UntilAsync(() => trainings.Describe(arn).Phase is not null);

        var training = trainings.Describe(arn);

        Assert.Equal(("CREATE IN_PROGRESS", "training x", 25, 5.5, 0.1, 3), (training.Status, training.Phase, training.Percent, training.Loss, training.ValidationNdcgAt10, training.SecondsLeft));
        Assert.Equal([new("training x", 1, 5.5, 0.1)], training.Curve);
    }

    [Fact]
    public async Task A_training_that_is_stopped_ends_as_stopped_and_leaves_nothing()
    {
        await StartAsync(Waits);
        var arn = await BeginAsync(await SolutionAsync());
        await UntilAsync(() => Service.Get<TrainingProgress>().Find(arn)?.Latest is not null);

        await Versions.StopAsync(new() { SolutionVersionArn = arn }, Stop);
        var version = await SettledAsync(arn);

        Assert.Equal(("CREATE STOPPED", null), (version.Status, version.Shape.FailureReason));
        await UntilAsync(() => Directory.GetFileSystemEntries(Service.Get<ModelFiles>().JobsFolder).Length == 0);
        Assert.Equal(
            ("InvalidInputException", $"The solution version {arn} is CREATE STOPPED; only one that is CREATE PENDING or CREATE IN_PROGRESS can be stopped."),
            await ServiceHost.RefusedAsync(() => Versions.StopAsync(new() { SolutionVersionArn = arn }, Stop)));
        Assert.Equal(
            ("InvalidInputException", $"The solution version {arn} is CREATE STOPPED, so it has no metrics. DescribeSolutionVersion says why it failed; create another version."),
            await ServiceHost.RefusedAsync(() => Task.Run(() => Versions.GetMetrics(new() { SolutionVersionArn = arn }))));
    }

    [Fact]
    public async Task A_training_waits_for_its_turn_and_is_stopped_at_once_while_it_does()
    {
        await StartAsync(Waits, new() { MaxConcurrent = 1, MaxConcurrentShort = 0 });
        var solution = await SolutionAsync();
        var first = await BeginAsync(solution);
        await UntilAsync(() => StatusOf(first) == "CREATE IN_PROGRESS");
        var second = await BeginAsync(solution);
        Assert.Equal("CREATE PENDING", StatusOf(second));

        await Versions.StopAsync(new() { SolutionVersionArn = second }, Stop);

        Assert.Equal(("CREATE IN_PROGRESS", "CREATE STOPPED"), (StatusOf(first), StatusOf(second)));
    }

    [Fact]
    public async Task A_short_training_does_not_wait_behind_long_ones()
    {
        await StartAsync(Waits, new() { MaxConcurrent = 1 });
        var network = await SolutionAsync("network", Hrnn);
        var first = await BeginAsync(network);
        await UntilAsync(() => StatusOf(first) == "CREATE IN_PROGRESS");
        var second = await BeginAsync(network);

        var counted = await BeginAsync(await SolutionAsync("counted"));

        await UntilAsync(() => StatusOf(counted) == "CREATE IN_PROGRESS");
        Assert.Equal("CREATE PENDING", StatusOf(second));
    }

    [Theory]
    [InlineData(Popularity, null, null, 1_500, true)]
    [InlineData("arn:aws:personalize:::recipe/aws-sims", null, null, TrainingLength.MaxRows, true)]
    [InlineData("arn:aws:personalize:::recipe/aws-sims", null, null, TrainingLength.MaxRows + 1, false)]
    [InlineData(Popularity, true, null, 1_500, false)]
    [InlineData(null, null, true, 1_500, false)]
    [InlineData(Hrnn, null, null, 1_500, false)]
    [InlineData("arn:aws:personalize:::recipe/aws-user-personalization", null, null, 1_500, false)]
    [InlineData("arn:aws:personalize:::recipe/usher-ease", null, null, 1_500, false)]
    [InlineData(Popularity, null, null, 0, false)]
    public async Task A_training_is_short_where_its_recipe_only_counts_and_the_rows_are_few(string? recipe, bool? hpo, bool? autoML, long rows, bool isShort)
    {
        var dataset = await InteractionsAsync();
        await Service.Records.ChangeAsync<Core.Resources.DatasetResource>(dataset, it => it with { Parts = rows == 0 ? [] : [new("part", rows, 1, "job")] }, Stop);

        Assert.Equal(isShort, TrainingLength.IsShort(new() { RecipeArn = recipe, PerformHPO = hpo, PerformAutoML = autoML, DatasetGroupArn = Group }, Service.Records.Current));
    }

    [Fact]
    public async Task A_trainer_that_was_killed_is_started_again()
    {
        await StartAsync($$"""[ -e '{{Folder["killed"]}}' ] || { touch '{{Folder["killed"]}}'; kill -KILL $$; }; echo '{"type":"failed","reason":"The second time it answered."}'; exit 1""");

        var version = await TrainAsync(await SolutionAsync());

        Assert.Equal(("The second time it answered.", 2), (version.Shape.FailureReason, version.Attempts));
    }

    [Fact]
    public async Task A_version_in_training_has_no_metrics_yet_and_holds_its_solution_and_its_data()
    {
        await StartAsync(Waits);
        var solution = await SolutionAsync();
        var arn = await BeginAsync(solution);
        await UntilAsync(() => StatusOf(arn) == "CREATE IN_PROGRESS");
        var dataset = Datasets.List(new(), At).Datasets![0].DatasetArn!;

        Assert.Equal(
            ("ResourceInUseException", $"The solution version {arn} is CREATE IN_PROGRESS. Its metrics are there when it is ACTIVE."),
            await ServiceHost.RefusedAsync(() => Task.Run(() => Versions.GetMetrics(new() { SolutionVersionArn = arn }))));
        Assert.Equal(
            ("ResourceInUseException", $"The solution {solution} has the version {arn}, which is CREATE IN_PROGRESS. Wait until it has ended, or stop it with StopSolutionVersionCreation."),
            await ServiceHost.RefusedAsync(() => Solutions.DeleteAsync(new() { SolutionArn = solution }, Stop)));
        Assert.Equal("ResourceInUseException", (await ServiceHost.RefusedAsync(() => Datasets.DeleteAsync(new() { DatasetArn = dataset }, Stop))).Code);
    }

    [Fact]
    public async Task A_training_that_a_stop_of_the_server_cut_off_begins_anew_at_the_next_start()
    {
        await StartAsync(Waits);
        var arn = await BeginAsync(await SolutionAsync());
        await UntilAsync(() => StatusOf(arn) == "CREATE IN_PROGRESS");

        await RestartAsync();
        var version = await SettledAsync(arn);

        Assert.Equal(("ACTIVE", null), (version.Status, version.Shape.FailureReason));
    }

    [Fact]
    public async Task A_stop_that_a_crash_cut_off_is_finished_at_the_next_start()
    {
        await StartAsync(Waits);
        var arn = await BeginAsync(await SolutionAsync());
        await UntilAsync(() => StatusOf(arn) == "CREATE IN_PROGRESS");
        await Service.DisposeAsync();
        var store = await Storage.Resources.SqliteResourceStore.OpenAsync(Folder["service.db"], Stop);
        var version = (await store.ReadAsync(Stop)).OfType<SolutionVersionResource>().Single();
        await store.WriteAsync([version.As("CREATE STOPPING", version.CreatedAt)], []);

        await StartAsync(Waits, import: false);

        Assert.Equal("CREATE STOPPED", (await SettledAsync(arn)).Status);
    }

    [Theory]
    [InlineData("""echo '{"type":"failed","reason":"Too little of something. Bring more."}'; exit 1""", "Too little of something. Bring more.")]
    [InlineData("exit 137", "The trainer was killed from outside (SIGKILL), most often because memory ran out.")]
    public async Task A_trainer_that_fails_fails_the_version_with_its_reason(string script, string reason)
    {
        await StartAsync(script);

        var version = await TrainAsync(await SolutionAsync());

        Assert.Equal("CREATE FAILED", version.Status);
        Assert.StartsWith(reason, version.Shape.FailureReason, StringComparison.Ordinal);
        Assert.Equal(script == "exit 137" ? 3 : 1, version.Attempts);
    }

    [Fact]
    public async Task A_node_without_a_trainer_says_so()
    {
        await StartAsync(trainer: new(() => throw new TrainerException("There is no trainer here."), TimeProvider.System));

        Assert.Equal("There is no trainer here.", (await TrainAsync(await SolutionAsync())).Shape.FailureReason);
    }

    [Theory]
    [InlineData(null, "Create failed. Dataset has fewer than 61 users with at least 2 interactions each. It has 60.")]
    [InlineData("Buy", "Create failed. Dataset has fewer than 61 users with at least 2 interactions each. It has 0. Dataset has fewer than 1000 interactions after filtering by event type: Buy. It has 0.")]
    public async Task Too_little_data_fails_the_version_with_the_minimum_that_was_missed(string? eventType, string reason)
    {
        await ImportFilmsAsync();
        await ReplaceAsync(new() { Training = new() { MinUsersWithTwoInteractions = 61 } });
        var solution = (await Solutions.CreateAsync(new() { Name = "mine", DatasetGroupArn = Group, RecipeArn = Popularity, EventType = eventType }, At, Stop)).SolutionArn!;

        var version = await TrainAsync(solution);

        Assert.Equal("CREATE FAILED", version.Status);
        Assert.StartsWith(reason, version.Shape.FailureReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dataset_without_rows_is_too_little_too()
    {
        await InteractionsAsync();

        var version = await TrainAsync(await SolutionAsync());

        Assert.StartsWith("Create failed. Dataset has fewer than 25 users with at least 2 interactions each. It has 0.", version.Shape.FailureReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_threshold_without_values_is_told()
    {
        await ImportFilmsAsync();

        var version = await TrainAsync(await SolutionAsync(config: new() { EventValueThreshold = "3" }));

        Assert.Equal("The interactions have no EVENT_VALUE column, but a threshold of 3 was asked for. Import them with EVENT_VALUE, or leave the filter out.", version.Shape.FailureReason);
    }

    [Fact]
    public async Task A_group_without_interactions_has_nothing_to_learn_from()
    {
        await GroupAsync("films");

        Assert.Equal(
            ("InvalidInputException", $"The dataset group {Group} has no Interactions dataset, so there is nothing to learn from. Create one and import interactions into it."),
            await ServiceHost.RefusedAsync(async () => await BeginAsync(await SolutionAsync())));
    }

    [Fact]
    public async Task So_many_versions_may_be_open_at_one_time()
    {
        await InteractionsAsync();
        await ReplaceAsync(new() { OpenSolutionVersions = 0 });

        Assert.Equal(
            ("LimitExceededException", "More than 0 resources with PENDING or IN_PROGRESS status."),
            await ServiceHost.RefusedAsync(async () => await BeginAsync(await SolutionAsync())));
    }

    [Fact]
    public async Task A_version_may_be_named_once()
    {
        await StartAsync(Waits);
        var request = new CreateSolutionVersionRequest { SolutionArn = await SolutionAsync(), Name = "spring" };
        var arn = (await Versions.CreateAsync(request, At, Stop)).SolutionVersionArn!;

        Assert.Equal("spring", Versions.Describe(new() { SolutionVersionArn = arn }).SolutionVersion!.Name);
        Assert.Equal(("ResourceAlreadyExistsException", $"Another resource with Arn {arn} already exists."), await ServiceHost.RefusedAsync(() => Versions.CreateAsync(request, At, Stop)));
    }

    [Theory]
    [InlineData("AUTOTRAIN", Hrnn, "trainingMode is AUTOTRAIN, which is only answered, of versions that a schedule had trained. Give FULL, or leave it out.")]
    [InlineData("UPDATE", Hrnn, "trainingMode is UPDATE, which only the recipes aws-hrnn-coldstart and aws-user-personalization can; the solution's is arn:aws:personalize:::recipe/aws-hrnn. Give FULL, or leave it out.")]
    [InlineData(
        "UPDATE",
        "arn:aws:personalize:::recipe/aws-hrnn-coldstart",
        "trainingMode is UPDATE, and the solution arn:aws:personalize:us-east-1:123456789012:solution/mine has no ACTIVE version that was trained with FULL. Create one first.")]
    public async Task A_mode_that_cannot_be_is_refused(string mode, string recipe, string message)
    {
        await InteractionsAsync();
        var solution = await SolutionAsync(recipe: recipe);

        Assert.Equal(
            ("InvalidInputException", message),
            await ServiceHost.RefusedAsync(() => Versions.CreateAsync(new() { SolutionArn = solution, TrainingMode = mode }, At, Stop)));
    }

    [Fact]
    public async Task An_update_follows_a_full_training()
    {
        await StartAsync(Waits);
        var solution = await SolutionAsync(recipe: "arn:aws:personalize:::recipe/aws-hrnn-coldstart");
        var first = await BeginAsync(solution);
        await Versions.StopAsync(new() { SolutionVersionArn = first }, Stop);
        await SettledAsync(first);
        await Service.Records.ChangeAsync<SolutionVersionResource>(first, version => version.As("ACTIVE", version.CreatedAt), Stop);

        var second = (await Versions.CreateAsync(new() { SolutionArn = solution, TrainingMode = "UPDATE" }, At, Stop)).SolutionVersionArn!;

        Assert.Equal("UPDATE", Versions.Describe(new() { SolutionVersionArn = second }).SolutionVersion!.TrainingMode);
    }

    [Fact]
    public async Task What_is_not_there_is_told()
    {
        const string Missing = "arn:aws:personalize:us-east-1:123456789012:solution/none";
        var expected = ("ResourceNotFoundException", $"Resource Arn {Missing} does not exist.");

        Assert.Equal(expected, await ServiceHost.RefusedAsync(() => BeginAsync(Missing)));
        Assert.Equal(expected, await ServiceHost.RefusedAsync(() => Task.Run(() => Versions.List(new() { SolutionArn = Missing }, At))));
        Assert.Equal(
            ("ResourceNotFoundException", $"Resource Arn {Missing}/12345678 does not exist."),
            await ServiceHost.RefusedAsync(() => Task.Run(() => Service.Get<TrainingOperations>().Describe($"{Missing}/12345678"))));
        Assert.StartsWith(
            $"arn is the ARN of a solution ({Missing})",
            (await ServiceHost.RefusedAsync(() => Task.Run(() => Service.Get<TrainingOperations>().Describe(Missing)))).Message,
            StringComparison.Ordinal);
    }

    private string StatusOf(string version) => Versions.Describe(new() { SolutionVersionArn = version }).SolutionVersion!.Status!;

    private async Task StartAsync(string script = "", TrainingOptions? options = null, Trainer? trainer = null, bool import = true)
    {
        var file = Folder.Write("trainer.sh", script);
        if (import)
            await ImportFilmsAsync();
        await ReplaceAsync(services: services => services
            .AddSingleton(trainer ?? new Trainer(() => ["bash", file], TimeProvider.System).InBackground(Folder["models/jobs"]))
            .AddSingleton(options ?? new TrainingOptions()));
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(10, Stop);
    }
}
