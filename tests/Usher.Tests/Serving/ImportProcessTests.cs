using System.Diagnostics;
using System.Globalization;
using Usher.Clients;
using Usher.Contracts;
using Usher.Core.Imports;
using Usher.Datasets.Tables;
using Usher.Wire.Calling;
using Usher.Wire.Personalize;

namespace Usher.Tests.Serving;

/// <summary>Work in processes of their own, killed and stopped as operators and kernels do, at a server that runs.</summary>
public sealed class ImportProcessTests : IAsyncLifetime
{
    private const string Bucket = "films";
    private const string Schema =
        """{"type":"record","name":"Interactions","namespace":"com.amazonaws.personalize.schema","fields":[{"name":"USER_ID","type":"string"},{"name":"ITEM_ID","type":"string"},{"name":"TIMESTAMP","type":"long"}],"version":"1.0"}""";

    // It takes seconds to read, so that something can happen in the meantime.
    private const int ManyRows = 2_000_000;

    private readonly TemporaryFolder _folder = new();
    private readonly string _data = Path.Combine(Path.GetTempPath(), $"usher-data-{Guid.NewGuid():N}");
    private UsherServer _server = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private int Server => int.Parse(File.ReadAllText(Path.Combine(_data, "server.pid")), CultureInfo.InvariantCulture);

    public async ValueTask InitializeAsync()
    {
        // Where a training is begun, the trainer takes its server down: the parent of 'nice', which it was.
        var trainer = _folder.Write("trainer.sh", "#!/bin/bash\nsleep 2\nkill -KILL $PPID\n");
        File.SetUnixFileMode(trainer, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _server = new() { Data = _data, Variables = new Dictionary<string, string> { ["USHER_TRAINER"] = trainer, ["AWS_SECRET_ACCESS_KEY"] = "of-the-operator" } };
        await _server.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_import_whose_process_is_killed_is_begun_anew_and_says_so()
    {
        using var aws = Client();
        var import = await BeginAsync(aws, await DatasetAsync(aws), ManyRows);

        Kill(await WorkerAsync());

        Assert.Equal("ACTIVE", (await SettledAsync(aws, import)).Status);
        var explained = (await _server.RunAsync("explain", "import", import)).Succeeded().Output;
        Assert.Contains("It was begun 2 times: the server, or the process that reads the files, ended unexpectedly before it was done.", explained, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_process_of_an_import_ends_with_a_server_that_is_killed_and_the_next_start_takes_the_import_up()
    {
        string import;
        int worker;
        using (var aws = Client())
        {
            import = await BeginAsync(aws, await DatasetAsync(aws), ManyRows);
            worker = await WorkerAsync();
        }

        Assert.DoesNotContain("of-the-operator", await File.ReadAllTextAsync($"/proc/{worker}/environ", Stop), StringComparison.Ordinal);
        await _server.KillAsync();
        await UntilAsync(() => !IsRunning(worker));
        await _server.StartAsync();

        using var again = Client();
        Assert.Equal("ACTIVE", (await SettledAsync(again, import)).Status);
        Assert.Single(Directory.GetFileSystemEntries(Path.Combine(_data, "datasets")));
    }

    [Fact]
    public async Task An_import_is_stopped_from_the_command_line_and_leaves_neither_process_nor_file()
    {
        using var aws = Client();
        var import = await BeginAsync(aws, await DatasetAsync(aws), ManyRows);
        var worker = await WorkerAsync();

        Assert.Equal($"{import} is being stopped.\n", (await _server.RunAsync("stop", import)).Succeeded().Output);

        Assert.Equal(("CREATE FAILED", "The import was stopped on request before it was done; nothing of it was taken."), await SettledAsync(aws, import));
        await UntilAsync(() => !IsRunning(worker) && Directory.GetFileSystemEntries(Path.Combine(_data, "datasets")).Length == 0);
        Assert.StartsWith("CREATE FAILED (stopped): nothing was read.", (await _server.RunAsync("explain", "import", import)).Output, StringComparison.Ordinal);
        (await _server.RunAsync("stop", import)).RefusedWith("StopImport was refused", "only one that is CREATE PENDING or CREATE IN_PROGRESS can be stopped");
        (await _server.RunAsync("stop", "arn:aws:personalize:us-east-1:123456789012:campaign/films")).RefusedWith("is no ARN of an import job or a solution version");
    }

    [Fact]
    public async Task A_server_that_is_stopped_counts_no_attempt_of_the_import_that_it_cut_off()
    {
        string import;
        using (var aws = Client())
        {
            import = await BeginAsync(aws, await DatasetAsync(aws), ManyRows);
            for (var time = 0; time < 3; time++)
            {
                await WorkerAsync();
                Assert.Equal(0, await _server.StopAsync());
                await _server.StartAsync();
            }
        }

        using var again = Client();
        Assert.Equal(("ACTIVE", null), await SettledAsync(again, import));
        Assert.DoesNotContain("It was begun", (await _server.RunAsync("explain", "import", import)).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_training_that_takes_the_server_down_is_given_up_after_three_starts()
    {
        string version;
        using (var aws = Client())
        {
            var dataset = await DatasetAsync(aws);
            Assert.Equal("ACTIVE", (await SettledAsync(aws, await BeginAsync(aws, dataset, 5_000))).Status);
            var group = (await aws.CallAsync<DescribeDatasetResponse>(new DescribeDatasetRequest { DatasetArn = dataset }, Stop)).Dataset!.DatasetGroupArn!;
            var solution = (await aws.CallAsync<CreateSolutionResponse>(
                new CreateSolutionRequest { Name = "poison", DatasetGroupArn = group, RecipeArn = "arn:aws:personalize:::recipe/aws-popularity-count", PerformAutoTraining = false }, Stop)).SolutionArn!;
            version = (await aws.CallAsync<CreateSolutionVersionResponse>(new CreateSolutionVersionRequest { SolutionArn = solution }, Stop)).SolutionVersionArn!;
        }

        for (var start = 1; start <= 3; start++)
        {
            var server = Server;
            await UntilAsync(() => !IsRunning(server));
            await _server.StopAsync();
            await _server.StartAsync();
        }

        using var again = Client();
        var ended = (await again.CallAsync<DescribeSolutionVersionResponse>(new DescribeSolutionVersionRequest { SolutionVersionArn = version }, Stop)).SolutionVersion!;
        while (ended.Status is "CREATE PENDING" or "CREATE IN_PROGRESS")
        {
            await Task.Delay(50, Stop);
            ended = (await again.CallAsync<DescribeSolutionVersionResponse>(new DescribeSolutionVersionRequest { SolutionVersionArn = version }, Stop)).SolutionVersion!;
        }

        Assert.Equal("CREATE FAILED", ended.Status);
        Assert.StartsWith("It was begun 3 times, and each time the server ended unexpectedly before it was done", ended.FailureReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_need_more_memory_than_an_import_may_have_are_refused_with_that_reason()
    {
        _folder.Write("source/rows.csv", Rows(500_000));
        var importer = new ImporterProcess(() => ["dotnet", UsherProgram.Assembly, ImporterProgram.Command], new() { Memory = 48 << 20 }, TimeProvider.System);

        var refusal = await Assert.ThrowsAsync<DatasetException>(() => importer.ImportAsync(new(_folder["source/"], Datasets.Schemas.Schema.Parse(Schema), _folder["part.parquet"]), Stop));

        Assert.StartsWith("Reading the files needs more memory than the 48 MiB that an import may have.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_reads_files_as_an_importer_in_the_same_process_does()
    {
        _folder.Write("source/a.csv", Rows(1_000).Replace("1600000007", "late", StringComparison.Ordinal));
        var schema = Datasets.Schemas.Schema.Parse(Schema);
        var importer = new ImporterProcess(() => ["dotnet", UsherProgram.Assembly, ImporterProgram.Command], new(), TimeProvider.System);

        var apart = await importer.ImportAsync(new(_folder["source/"], schema, _folder["apart.parquet"]), Stop);
        var here = await new ImporterHere(new()).ImportAsync(new(_folder["source/"], schema, _folder["here.parquet"]), Stop);

        Assert.Equal((here.Rows, here.RejectedRows), (apart.Rows, apart.RejectedRows));
        Assert.Equal(here.Rejected, apart.Rejected);
        Assert.Equal(await File.ReadAllBytesAsync(_folder["here.parquet"], Stop), await File.ReadAllBytesAsync(_folder["apart.parquet"], Stop));
    }

    private AwsClient Client() => new(_server.Endpoint, "us-east-1", new(_server.Root.Id, _server.Root.Secret), TimeProvider.System);

    private async Task<string> DatasetAsync(AwsClient aws)
    {
        await aws.CreateBucketAsync(Bucket, Stop);
        await aws.PutBucketPolicyAsync(Bucket, ServicePolicies.Bucket(Bucket), Stop);
        await aws.CreateRoleAsync("reader", ServicePolicies.Trust(_server.Account), Stop);
        await aws.PutRolePolicyAsync("reader", "read", ServicePolicies.Role(Bucket), Stop);
        var group = (await aws.CallAsync<CreateDatasetGroupResponse>(new CreateDatasetGroupRequest { Name = "films" }, Stop)).DatasetGroupArn!;
        var schema = (await aws.CallAsync<CreateSchemaResponse>(new CreateSchemaRequest { Name = "films", Schema = Schema }, Stop)).SchemaArn!;
        return (await aws.CallAsync<CreateDatasetResponse>(new CreateDatasetRequest { Name = "films", DatasetGroupArn = group, DatasetType = "Interactions", SchemaArn = schema }, Stop)).DatasetArn!;
    }

    private async Task<string> BeginAsync(AwsClient aws, string dataset, int rows)
    {
        await aws.PutObjectAsync(Bucket, "rows.csv", _folder.Write("rows.csv", Rows(rows)), Stop);
        var request = new CreateDatasetImportJobRequest { JobName = "import", DatasetArn = dataset, DataSource = new() { DataLocation = $"s3://{Bucket}/rows.csv" }, RoleArn = $"arn:aws:iam::{_server.Account}:role/reader" };
        return (await aws.CallAsync<CreateDatasetImportJobResponse>(request, Stop)).DatasetImportJobArn!;
    }

    private static async Task<(string? Status, string? Reason)> SettledAsync(AwsClient aws, string import)
    {
        while (true)
        {
            var job = (await aws.CallAsync<DescribeDatasetImportJobResponse>(new DescribeDatasetImportJobRequest { DatasetImportJobArn = import }, Stop)).DatasetImportJob!;
            if (job.Status is not ("CREATE PENDING" or "CREATE IN_PROGRESS"))
                return (job.Status, job.FailureReason);

            await Task.Delay(50, Stop);
        }
    }

    private static string Rows(int count)
    {
        var text = new System.Text.StringBuilder("USER_ID,ITEM_ID,TIMESTAMP\n");
        for (var row = 0; row < count; row++)
            text.Append(CultureInfo.InvariantCulture, $"u{row % 1_000},i{row * 7 % 997},{1_600_000_000 + row}\n");
        return text.ToString();
    }

    // The process that the server has started for the import.
    private async Task<int> WorkerAsync()
    {
        var server = Server;
        while (true)
        {
            foreach (var process in Process.GetProcesses())
            {
                using (process)
                {
                    if (ParentOf(process.Id) == server && CommandOf(process.Id).Contains(ImporterProgram.Command, StringComparison.Ordinal))
                        return process.Id;
                }
            }

            await Task.Delay(10, Stop);
        }
    }

    private static int ParentOf(int process) => Read(process, "stat") is { Length: > 0 } stat ? int.Parse(stat.Split(") ")[^1].Split(' ')[1], CultureInfo.InvariantCulture) : 0;

    private static string CommandOf(int process) => Read(process, "cmdline");

    private static string Read(int process, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/{file}");
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static void Kill(int process)
    {
        using var it = Process.GetProcessById(process);
        it.Kill();
    }

    // A killed process stays as a zombie until the process that inherited it has looked.
    private static bool IsRunning(int process) => Read(process, "stat") is { Length: > 0 } stat && stat.Split(") ")[^1][0] is not ('Z' or 'X');

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(20, Stop);
    }
}
