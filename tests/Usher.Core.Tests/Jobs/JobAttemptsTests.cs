using Microsoft.Extensions.DependencyInjection;
using Usher.Contracts.Identities;
using Usher.Core.Imports;
using Usher.Core.Jobs;
using Usher.Core.Resources;
using Usher.Core.Tests.Imports;
using Usher.Storage.Resources;

namespace Usher.Core.Tests.Jobs;

/// <summary>With imports, since theirs is the work that is easiest to replace.</summary>
public sealed class JobAttemptsTests : ServiceTests
{
    private readonly StagedImporter _importer = new();
    private readonly MemoryIdentityRecords _identities = new();

    public override async ValueTask InitializeAsync() => await StartAsync();

    [Fact]
    public async Task Work_whose_process_crashes_is_begun_three_times_and_then_fails_with_the_reason()
    {
        _importer.Does = () => throw new JobFailedException("The process was ended by signal 9.") { IsCrash = true };

        var job = await Service.SettledAsync<ImportJobResource>(await BeginAsync());

        Assert.Equal(("CREATE FAILED", 3, 3), (job.Status, job.Attempts, _importer.Calls));
        Assert.Equal("Failed to create a data import job for INTERACTIONS dataset. The process was ended by signal 9. That was attempt 3 of 3, so it is not tried again.", job.Shape.FailureReason);
    }

    [Fact]
    public async Task Work_that_succeeds_after_a_crash_is_taken_and_the_crash_is_told()
    {
        _importer.Does = () => _importer.Calls == 1 ? throw new JobFailedException("The process was ended by signal 9.") { IsCrash = true } : Task.CompletedTask;

        var job = await Service.SettledAsync<ImportJobResource>(await BeginAsync());

        Assert.Equal(("ACTIVE", 2), (job.Status, job.Attempts));
        Assert.Equal(2, (await Service.Get<ImportExplanations>().ExplainAsync(job.Arn, Stop)).Attempts);
    }

    [Fact]
    public async Task Work_that_cannot_be_done_is_begun_once()
    {
        _importer.Does = () => throw new JobFailedException("There is nothing to read.");

        var job = await Service.SettledAsync<ImportJobResource>(await BeginAsync());

        Assert.Equal(("CREATE FAILED", 1, 1), (job.Status, job.Attempts, _importer.Calls));
    }

    [Fact]
    public async Task An_attempt_is_on_the_disk_before_the_work_begins()
    {
        var written = 0;
        _importer.Does = async () => written = (await StoredAsync()).Attempts;

        await Service.SettledAsync<ImportJobResource>(await BeginAsync());

        Assert.Equal(1, written);
    }

    [Fact]
    public async Task A_stop_of_the_server_is_no_attempt_however_often_it_comes()
    {
        _importer.Does = _importer.UntilStoppedAsync;
        await BeginAsync();
        for (var time = 0; time <= JobAttempts.MaxAttempts; time++)
        {
            await _importer.BegunAsync();
            await Service.DisposeAsync();
            Assert.Equal(("CREATE IN_PROGRESS", 0), ((await StoredAsync()).Status, (await StoredAsync()).Attempts));
            await StartAsync();
        }
    }

    [Theory]
    [InlineData(2, "ACTIVE")]
    [InlineData(3, "CREATE FAILED")]
    public async Task Work_that_the_server_did_not_survive_three_times_is_not_begun_again(int crashes, string status)
    {
        _importer.Does = _importer.UntilStoppedAsync;
        var arn = await BeginAsync();
        await _importer.BegunAsync();
        await Service.DisposeAsync();
        // As the crashes would have left it.
        await (await SqliteResourceStore.OpenAsync(Folder["service.db"], Stop)).WriteAsync([await StoredAsync() with { Attempts = crashes }], []);
        _importer.Does = () => Task.CompletedTask;

        await StartAsync();
        var job = await Service.SettledAsync<ImportJobResource>(arn);

        Assert.Equal((status, 3), (job.Status, job.Attempts));
        if (status == "CREATE FAILED")
            Assert.StartsWith("It was begun 3 times, and each time the server ended unexpectedly before it was done, so it is not tried again.", job.Shape.FailureReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_that_waits_for_its_turn_has_made_no_attempt()
    {
        await Service.DisposeAsync();
        await StartAsync(new() { MaxConcurrent = 1 });
        _importer.Does = _importer.UntilStoppedAsync;
        await BeginAsync("first");
        await _importer.BegunAsync();

        var second = await BeginAsync("second");
        await Task.Delay(100, Stop);

        var job = Service.Records.Current.Get<ImportJobResource>(second);
        Assert.Equal(("CREATE PENDING", 0), (job.Status, job.Attempts));
    }

    private async Task StartAsync(ImportOptions? options = null) =>
        Service = await ServiceHost.StartAsync(Folder, services: services => services.AddSingleton<IImporter>(_importer).AddSingleton(options ?? new ImportOptions()), identities: _identities);

    private async Task<ImportJobResource> StoredAsync() => (await (await SqliteResourceStore.OpenAsync(Folder["service.db"], Stop)).ReadAsync(Stop)).OfType<ImportJobResource>().Single();

    private async Task<string> BeginAsync(string name = "first")
    {
        var dataset = await InteractionsAsync(name);
        await Service.PutAsync(name, ("ratings.csv", Rows(1_000)));
        return (await Imports.CreateAsync(new() { JobName = name, DatasetArn = dataset, DataSource = new() { DataLocation = $"s3://{name}/ratings.csv" }, RoleArn = await Service.RoleAsync(name) }, At, Stop)).DatasetImportJobArn!;
    }
}
