using System.Diagnostics;
using System.Globalization;
using Usher.Wire.Personalize;

namespace Usher.ServerBenchmarks.Service;

/// <summary>How much memory a server takes while it imports files that are meant to take it down, and what becomes of them.</summary>
/// <param name="usher">The program.</param>
/// <param name="folder">For everything; with room for three times the size.</param>
/// <param name="bytes">How large the files of each kind are together.</param>
internal sealed class PoisonBenchmark(UsherProgram usher, string folder, long bytes)
{
    private const string Bucket = "poison";
    private const int LongestReason = 160;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public async Task RunAsync()
    {
        Figures.Table("files", "MB", "seconds", "server before, MiB", "server, highest above that, MiB", "process of the import, highest, MiB", "outcome");
        foreach (var (kind, write) in PoisonFiles.Kinds)
            await MeasureAsync(kind, write);
        Console.WriteLine(
            "\nResident memory (VmRSS), looked at every 20 ms from the call that makes the import until it has ended and 3 s beyond. Each kind has a server of its own, started after the upload. "
            + "Of the import's process: what is resident and of no file.");
    }

    private async Task MeasureAsync(string kind, Action<string, long> write)
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, "data")).FullName;
        string dataset, role;
        await using (var server = await usher.ServeAsync(data))
            (dataset, role) = await UploadAsync(server, kind, write);
        await using (var server = await usher.ServeAsync(data))
            await ImportAsync(server, kind, dataset, role);
        Directory.Delete(data, recursive: true);
    }

    private async Task<(string Dataset, string Role)> UploadAsync(UsherServer server, string kind, Action<string, long> write)
    {
        using var client = new ServiceClient(server);
        var account = new Account(server, client);
        var files = Directory.CreateDirectory(Path.Combine(folder, "files")).FullName;
        write(files, bytes);
        var made = await account.PrepareAsync(Bucket, Directory.EnumerateFiles(files).Order(StringComparer.Ordinal));
        Directory.Delete(files, recursive: true);
        return made;
    }

    private async Task ImportAsync(UsherServer server, string kind, string dataset, string role)
    {
        using var client = new ServiceClient(server);
        await client.SendAsync(new ListDatasetImportJobsRequest());
        await Task.Delay(Settling, TimeProvider.System);
        var before = server.ResidentMiB();
        using var enough = new CancellationTokenSource();
        var watching = WatchAsync(server, enough.Token);
        var start = Stopwatch.GetTimestamp();
        var request = new CreateDatasetImportJobRequest { JobName = "poison", DatasetArn = dataset, DataSource = new() { DataLocation = $"s3://{Account.Bucket}/{Bucket}/" }, RoleArn = role };
        var arn = (await client.CallAsync<CreateDatasetImportJobResponse>(request)).DatasetImportJobArn!;
        DatasetImportJob job;
        do
        {
            await Task.Delay(Pause, TimeProvider.System);
            job = (await client.CallAsync<DescribeDatasetImportJobResponse>(new DescribeDatasetImportJobRequest { DatasetImportJobArn = arn })).DatasetImportJob!;
        }
        while (job.Status is "CREATE PENDING" or "CREATE IN_PROGRESS");
        var took = Stopwatch.GetElapsedTime(start);
        await Task.Delay(Settling, TimeProvider.System);
        await enough.CancelAsync();
        var (highest, worker) = await watching;
        var reason = job.FailureReason is { } text ? $": {(text.Length > LongestReason ? text[..LongestReason] + "…" : text)}" : "";
        Figures.Row(
            kind, (bytes / 1e6).ToString("N0", CultureInfo.InvariantCulture), Figures.Text(took.TotalSeconds, "0.0"), Figures.Text(before, "0"), Figures.Text(highest - before, "0"), Figures.Text(worker, "0"), $"{job.Status}{reason}");
    }

    private static async Task<(double Server, double Worker)> WatchAsync(UsherServer server, CancellationToken enough)
    {
        var (highest, worker) = (0.0, 0.0);
        while (!enough.IsCancellationRequested)
        {
            highest = Math.Max(highest, server.ResidentMiB());
            worker = Math.Max(worker, server.WorkersMiB());
            await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
        }

        return (highest, worker);
    }
}
