using Microsoft.Extensions.DependencyInjection;
using Usher.Core.Datasets;
using Usher.Core.Files;
using Usher.Core.Imports;
using Usher.Core.Quotas;
using Usher.Core.Resources;

namespace Usher.Core.Tests.Imports;

public sealed class ImportTests : ServiceTests
{
    [Fact]
    public async Task A_file_becomes_a_part_of_its_dataset_which_survives_a_restart()
    {
        var dataset = await InteractionsAsync();
        await Service.PutAsync("movies", ("ratings.csv", Rows(1_000)));

        var job = await ImportAsync("first", dataset, "s3://movies/ratings.csv");
        await RestartAsync();

        Assert.Equal(("ACTIVE", null, "FULL"), (job.Status, job.Shape.FailureReason, job.Shape.ImportMode));
        var part = Assert.Single(PartsOf(dataset));
        Assert.Equal((1_000, job.Arn), (part.Rows, part.ImportJobArn));
        Assert.True(File.Exists(Service.Get<DatasetFiles>().PathOf(part)));
    }

    [Fact]
    public async Task A_folder_is_all_files_directly_in_it()
    {
        var dataset = await InteractionsAsync();
        await Service.PutAsync("movies", ("in/a.csv", Rows(600)), ("in/b.csv", Rows(600, 600)), ("in/deeper/c.csv", "no rows at all"), ("other.csv", "no rows at all"));

        var job = await ImportAsync("folder", dataset, "s3://movies/in/");

        Assert.Equal(("ACTIVE", null), (job.Status, job.Shape.FailureReason));
        Assert.Equal(1_200, Assert.Single(PartsOf(dataset)).Rows);
    }

    [Fact]
    public async Task Full_replaces_and_incremental_adds()
    {
        var dataset = await InteractionsAsync();
        await Service.PutAsync("movies", ("a.csv", Rows(1_000)), ("b.csv", Rows(1_500, 1_000)));

        await ImportAsync("first", dataset, "s3://movies/a.csv");
        await ImportAsync("more", dataset, "s3://movies/b.csv", "INCREMENTAL");
        var both = PartsOf(dataset).Select(part => part.Rows).ToArray();
        await ImportAsync("anew", dataset, "s3://movies/b.csv");

        Assert.Equal([1_000, 1_500], both);
        Assert.Equal([1_500], PartsOf(dataset).Select(part => part.Rows));
        Assert.Single(Directory.GetFileSystemEntries(Folder["datasets"]));
    }

    [Fact]
    public async Task The_first_import_cannot_be_incremental()
    {
        var dataset = await InteractionsAsync();
        var role = await Service.RoleAsync("reader");

        var (code, message) = await ServiceHost.RefusedAsync(() => Imports.CreateAsync(
            new() { JobName = "j", DatasetArn = dataset, DataSource = new() { DataLocation = "s3://movies/a.csv" }, RoleArn = role, ImportMode = "INCREMENTAL" }, At, Stop));

        Assert.Equal("InvalidInputException", code);
        Assert.Contains("Make the first import with FULL", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("movies/ratings.csv")]
    [InlineData("https://movies/ratings.csv")]
    [InlineData("s3:///ratings.csv")]
    public async Task A_location_that_is_none_is_refused_at_once(string location)
    {
        var dataset = await InteractionsAsync();

        var (code, message) = await ServiceHost.RefusedAsync(() => Imports.CreateAsync(new() { JobName = "j", DatasetArn = dataset, DataSource = new() { DataLocation = location }, RoleArn = "arn:aws:iam::123456789012:role/r" }, At, Stop));

        Assert.Equal("InvalidInputException", code);
        Assert.StartsWith($"Invalid Data location. dataSource.dataLocation is '{location}'", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3://movies/none.csv", "Invalid Data location. There is no s3://movies/none.csv.")]
    [InlineData("s3://nowhere/ratings.csv", "Invalid Data location. There is no bucket 'nowhere'.")]
    [InlineData("s3://movies/empty/", "Invalid Data location. There are no files directly in s3://movies/empty/.")]
    [InlineData("s3://movies/narrow.csv", "Input CSV is missing the following columns:[EVENT_TYPE, TIMESTAMP].")]
    [InlineData("s3://movies/bad.csv", "The data has 1 interactions that can be used; an import needs at least 1,000. 1 row cannot be used: s3://movies/bad.csv, line 3, TIMESTAMP")]
    [InlineData("s3://movies/useless.csv", "No row can be used. 2 rows cannot be used: s3://movies/useless.csv, line 2, TIMESTAMP: \"1700000000000\" looks like milliseconds")]
    [InlineData("s3://movies/few.csv", "The data has 2 interactions; an import needs at least 1,000.")]
    public async Task Data_that_cannot_be_taken_fails_the_job_with_the_reason_and_leaves_nothing(string location, string reason)
    {
        var dataset = await InteractionsAsync();
        await Service.PutAsync(
            "movies",
            ("narrow.csv", "USER_ID,ITEM_ID\nu,i\n"),
            ("bad.csv", Rows(2).Replace("1700000001", "yesterday", StringComparison.Ordinal)),
            ("useless.csv", "USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP\nu,i,Watch,1700000000000\nu,i\n"),
            ("few.csv", Rows(2)));

        var job = await ImportAsync("j", dataset, location);

        Assert.Equal("CREATE FAILED", job.Status);
        Assert.StartsWith($"Failed to create a data import job for INTERACTIONS dataset. {reason}", job.Shape.FailureReason, StringComparison.Ordinal);
        Assert.Empty(PartsOf(dataset));
        Assert.Empty(Directory.Exists(Folder["datasets"]) ? Directory.GetFileSystemEntries(Folder["datasets"]) : []);
    }

    [Fact]
    public async Task Bad_rows_are_kept_with_the_job_for_whoever_asks()
    {
        var dataset = await InteractionsAsync();
        await Service.PutAsync("movies", ("bad.csv", Rows(2).Replace("1700000001", "yesterday", StringComparison.Ordinal)));

        var job = await ImportAsync("j", dataset, "s3://movies/bad.csv");

        var row = Assert.Single(job.Report!.Rejected);
        Assert.Equal(("s3://movies/bad.csv", 3, "TIMESTAMP", "yesterday"), (row.File, row.Line, row.Column, row.Value));
    }

    [Fact]
    public async Task Rows_without_their_keys_are_left_out_and_other_bad_cells_count_as_missing()
    {
        var dataset = await InteractionsAsync();
        var rows = Rows(1_003).Replace("1700000001", "yesterday", StringComparison.Ordinal).Replace("u2,", ",", StringComparison.Ordinal).Replace("Watch,1700000003", ",1700000003", StringComparison.Ordinal);
        await Service.PutAsync("movies", ("ratings.csv", rows + "u,i\n"));

        var job = await ImportAsync("j", dataset, "s3://movies/ratings.csv");

        // u2 is the user of one row in a hundred.
        Assert.Equal("CREATE FAILED", job.Status);
        Assert.Equal((991, 13, 14), (job.Report!.Rows, job.Report.RejectedRows, job.Report.Faults));
        Assert.Equal([new("EVENT_TYPE", 1)], job.Report.MissingCells);

        await Service.PutObjectAsync("movies", "ratings.csv", rows + string.Join('\n', Rows(100).Split('\n')[1..]));
        var second = await ImportAsync("k", dataset, "s3://movies/ratings.csv");
        Assert.Equal(("ACTIVE", null, 1_091), (second.Status, second.Shape.FailureReason, Assert.Single(PartsOf(dataset)).Rows));
    }

    [Fact]
    public async Task Any_fault_fails_a_job_where_imports_are_strict()
    {
        await Service.DisposeAsync();
        Service = await ServiceHost.StartAsync(Folder, services: services => services.AddSingleton(new ImportOptions { IsStrict = true }));
        var dataset = await InteractionsAsync();
        await Service.PutAsync("movies", ("ratings.csv", Rows(1_003).Replace("Watch,1700000003", ",1700000003", StringComparison.Ordinal)));

        var job = await ImportAsync("j", dataset, "s3://movies/ratings.csv");

        Assert.Equal("CREATE FAILED", job.Status);
        Assert.EndsWith("1 row cannot be used: s3://movies/ratings.csv, line 5, EVENT_TYPE: The cell is empty, and its field does not allow null.", job.Shape.FailureReason, StringComparison.Ordinal);
        Assert.Empty(PartsOf(dataset));
    }

    [Theory]
    [InlineData(false, true, true)]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    public async Task Role_trust_and_bucket_must_all_let_the_service_in(bool trusts, bool roleReads, bool bucketAllows)
    {
        var dataset = await InteractionsAsync();
        await Service.PutAsync("movies", ("ratings.csv", Rows(1_000)));
        var role = await Service.RoleAsync("reader");
        if (!trusts)
            await Service.Account.Identities.Roles.SetTrustAsync("reader", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""", Stop);
        if (!roleReads)
            await Service.Account.Identities.Attachments.DetachAsync(Access.Identities.EntityKind.Role, "reader", "arn:aws:iam::aws:policy/AmazonS3FullAccess", Stop);
        if (!bucketAllows)
            await Service.Buckets.DeletePolicyAsync("movies", Stop);

        var job = await ImportAsync("j", dataset, "s3://movies/ratings.csv", role: role);

        Assert.Equal("CREATE FAILED", job.Status);
        Assert.Equal(
            $"Failed to create a data import job for INTERACTIONS dataset. Insufficient privileges for accessing data in Amazon S3. 'usher explain import {job.Arn}' says which policy lacks what.",
            job.Shape.FailureReason);
        Assert.Empty(PartsOf(dataset));
    }

    [Fact]
    public async Task Work_that_a_stop_cut_off_is_taken_up_at_the_next_start()
    {
        var dataset = await InteractionsAsync();
        await Service.PutAsync("movies", ("ratings.csv", Rows(1_000)));
        var finished = await ImportAsync("finished", dataset, "s3://movies/ratings.csv");
        var cutOff = finished with { Shape = finished.Shape with { DatasetImportJobArn = $"{At.Of(Wire.Personalize.PersonalizeKind.DatasetImportJob, "cut-off")}", JobName = "cut-off", Status = "CREATE IN_PROGRESS", RoleArn = finished.Shape.RoleArn }, Report = null };
        await Service.Records.ChangeAsync(before => before.Add(cutOff), Stop);

        await RestartAsync();
        var ended = await Service.SettledAsync<ImportJobResource>(cutOff.Arn);

        // The identities of this host are new with each start, so the role has gone: what counts is that the job did not stay where it was.
        Assert.Equal("CREATE FAILED", ended.Status);
        Assert.Contains("does not exist", ended.Shape.FailureReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_many_jobs_may_be_open_at_one_time()
    {
        await Service.DisposeAsync();
        await using var service = await ServiceHost.StartAsync(Folder, new ServiceQuotas { OpenImportJobs = 0 });
        var imports = service.Get<ImportJobOperations>();
        var schema = await service.Get<Core.Schemas.SchemaOperations>().CreateAsync(new() { Name = "s", Schema = Interactions }, At, Stop);
        var group = await service.Get<Core.DatasetGroups.DatasetGroupOperations>().CreateAsync(new() { Name = "g" }, At, Stop);
        var dataset = await service.Get<DatasetOperations>().CreateAsync(new() { Name = "d", DatasetGroupArn = group.DatasetGroupArn!, DatasetType = "Interactions", SchemaArn = schema.SchemaArn! }, At, Stop);

        var refusal = await ServiceHost.RefusedAsync(() => imports.CreateAsync(
            new() { JobName = "j", DatasetArn = dataset.DatasetArn!, DataSource = new() { DataLocation = "s3://b/k" }, RoleArn = "arn:aws:iam::123456789012:role/r" }, At, Stop));

        Assert.Equal(("LimitExceededException", "More than 0 resources with PENDING or IN_PROGRESS status."), refusal);
    }

    private IReadOnlyList<DatasetPart> PartsOf(string dataset) => Service.Records.Current.Get<DatasetResource>(dataset).Parts;

    private async Task<ImportJobResource> ImportAsync(string name, string dataset, string location, string mode = "FULL", string? role = null)
    {
        role ??= await Service.RoleAsync($"role-of-{name}");
        var arn = (await Imports.CreateAsync(new() { JobName = name, DatasetArn = dataset, DataSource = new() { DataLocation = location }, RoleArn = role, ImportMode = mode }, At, Stop)).DatasetImportJobArn!;
        return await Service.SettledAsync<ImportJobResource>(arn);
    }
}
