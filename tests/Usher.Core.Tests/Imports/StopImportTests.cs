using Microsoft.Extensions.DependencyInjection;
using Usher.Core.Imports;
using Usher.Core.Resources;
using Usher.Storage.Resources;

namespace Usher.Core.Tests.Imports;

public sealed class StopImportTests : ServiceTests
{
    private readonly StagedImporter _importer = new();

    public override async ValueTask InitializeAsync() => await StartAsync();

    [Fact]
    public async Task An_import_that_is_stopped_fails_with_that_reason_and_leaves_nothing()
    {
        _importer.Does = _importer.UntilStoppedAsync;
        var arn = await BeginAsync();
        await _importer.BegunAsync();

        var answer = await Imports.StopAsync(new() { DatasetImportJobArn = arn }, Stop);

        Assert.Equal((arn, "CREATE FAILED"), (answer.DatasetImportJobArn, answer.Status));
        var job = Service.Records.Current.Get<ImportJobResource>(arn);
        Assert.Equal(("CREATE FAILED", "The import was stopped on request before it was done; nothing of it was taken."), (job.Status, job.Shape.FailureReason));
        Assert.True((await Service.Get<ImportExplanations>().ExplainAsync(arn, Stop)).IsStopped);
        await UntilAsync(() => Directory.GetFileSystemEntries(Folder["datasets"]).Length == 0);
    }

    [Fact]
    public async Task A_stop_is_on_the_disk_when_it_is_answered_so_that_no_crash_begins_the_import_anew()
    {
        _importer.Does = _importer.UntilStoppedAsync;
        var arn = await BeginAsync();
        await _importer.BegunAsync();

        await Imports.StopAsync(new() { DatasetImportJobArn = arn }, Stop);

        var stored = (await (await SqliteResourceStore.OpenAsync(Folder["service.db"], Stop)).ReadAsync(Stop)).OfType<ImportJobResource>().Single();
        Assert.Equal(("CREATE FAILED", true), (stored.Status, stored.IsStopped));
    }

    [Fact]
    public async Task An_import_that_would_have_ended_in_the_same_moment_is_not_taken()
    {
        var arn = "";
        _importer.Does = () => Imports.StopAsync(new() { DatasetImportJobArn = arn }, CancellationToken.None);
        var dataset = await InteractionsAsync();
        arn = At.Of(Wire.Personalize.PersonalizeKind.DatasetImportJob, "first").ToString();
        await BeginAsync(dataset);
        await _importer.BegunAsync();

        await UntilAsync(() => Directory.Exists(Folder["datasets"]) && Directory.GetFileSystemEntries(Folder["datasets"]).Length == 0);

        Assert.Empty(Service.Records.Current.Get<DatasetResource>(dataset).Parts);
        Assert.Equal("CREATE FAILED", Service.Records.Current.Get<ImportJobResource>(arn).Status);
    }

    [Fact]
    public async Task An_import_that_waits_for_its_turn_is_stopped_too_and_never_begun()
    {
        await Service.DisposeAsync();
        await StartAsync(new() { MaxConcurrent = 1 });
        _importer.Does = _importer.UntilStoppedAsync;
        var dataset = await InteractionsAsync();
        var first = await BeginAsync(dataset);
        await _importer.BegunAsync();
        var second = await BeginAsync(dataset, "second");

        await Imports.StopAsync(new() { DatasetImportJobArn = second }, Stop);
        await Imports.StopAsync(new() { DatasetImportJobArn = first }, Stop);

        Assert.Equal(("CREATE FAILED", 0), (Service.Records.Current.Get<ImportJobResource>(second).Status, Service.Records.Current.Get<ImportJobResource>(second).Attempts));
        Assert.Equal(1, _importer.Calls);
    }

    [Fact]
    public async Task An_import_that_is_made_anew_under_the_name_of_one_that_was_stopped_is_not_stopped()
    {
        _importer.Does = _importer.UntilStoppedAsync;
        var dataset = await InteractionsAsync();
        var arn = await BeginAsync(dataset);
        await _importer.BegunAsync();
        await Imports.StopAsync(new() { DatasetImportJobArn = arn }, Stop);
        await UntilAsync(() => Directory.GetFileSystemEntries(Folder["datasets"]).Length == 0);
        await Service.Records.ChangeAsync(before => before.Without([before.Get<ImportJobResource>(arn)]), Stop);
        _importer.Does = () => Task.CompletedTask;

        await BeginAsync(dataset);

        Assert.Equal("ACTIVE", (await Service.SettledAsync<ImportJobResource>(arn)).Status);
    }

    [Fact]
    public async Task An_import_that_has_ended_cannot_be_stopped_and_one_that_is_not_there_is_told()
    {
        var arn = await BeginAsync();
        await Service.SettledAsync<ImportJobResource>(arn);

        Assert.Equal(
            ("InvalidInputException", $"The import job {arn} is ACTIVE; only one that is CREATE PENDING or CREATE IN_PROGRESS can be stopped."),
            await ServiceHost.RefusedAsync(() => Imports.StopAsync(new() { DatasetImportJobArn = arn }, Stop)));
        Assert.Equal("ResourceNotFoundException", (await ServiceHost.RefusedAsync(() => Imports.StopAsync(new() { DatasetImportJobArn = arn + "-none" }, Stop))).Code);
    }

    private async Task StartAsync(ImportOptions? options = null) =>
        Service = await ServiceHost.StartAsync(Folder, services: services => services.AddSingleton<IImporter>(_importer).AddSingleton(options ?? new ImportOptions()));

    private async Task<string> BeginAsync(string? dataset = null, string name = "first")
    {
        dataset ??= await InteractionsAsync();
        if ((await Service.Buckets.ListBucketsAsync(Stop)).Count == 0)
            await Service.PutAsync("movies", ("ratings.csv", Rows(1_000)));
        return (await Imports.CreateAsync(
            new() { JobName = name, DatasetArn = dataset, DataSource = new() { DataLocation = "s3://movies/ratings.csv" }, RoleArn = await Service.RoleAsync($"{name}-{Guid.NewGuid():N}") }, At, Stop)).DatasetImportJobArn!;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(10, Stop);
    }
}
