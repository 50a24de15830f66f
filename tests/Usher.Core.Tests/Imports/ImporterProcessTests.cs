using System.Text.Json;
using Usher.Contracts;
using Usher.Core.Imports;
using Usher.Core.Jobs;
using Usher.Datasets.Imports;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;

namespace Usher.Core.Tests.Imports;

/// <summary>Against programs of a few lines of shell, which do what the real one cannot be made to do. The real one is in the tests of the command line.</summary>
public sealed class ImporterProcessTests : IDisposable
{
    private const long Memory = 64 << 20;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_is_given_a_job_file_and_its_answer_is_returned()
    {
        var result = await RunAsync("""cp "$1" "$(dirname "$1")/seen"; echo '{"result":{"rows":3,"rejectedRows":1,"rejected":[{"file":"a.csv","line":2,"column":"X","value":"y","reason":"is odd."}],"warnings":["late"]}}' > "$(dirname "$1")/answer.json" """);

        Assert.Equal((3, 1, "late"), (result.Rows, result.RejectedRows, Assert.Single(result.Warnings)));
        Assert.Equal(new RejectedRow("a.csv", 2, "X", "y", "is odd."), Assert.Single(result.Rejected));
        var job = JsonDocument.Parse(await File.ReadAllTextAsync(_folder["seen"], Stop)).RootElement;
        Assert.Equal((_folder["source/"], _folder["part.parquet"]), (job.GetProperty("source").GetString(), job.GetProperty("part").GetString()));
    }

    [Fact]
    public async Task A_refusal_is_told_in_its_words() =>
        Assert.Equal(
            "The file is empty.",
            (await Assert.ThrowsAsync<DatasetException>(() => RunAsync("""echo '{"refusal":"The file is empty."}' > "$(dirname "$1")/answer.json" """))).Message);

    [Fact]
    public async Task It_is_handed_none_of_the_variables_that_may_be_secrets()
    {
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "hidden-from-workers");
        Environment.SetEnvironmentVariable("DOTNET_gcServer", "1");

        await RunAsync("""env > "$(dirname "$1")/seen"; echo '{"result":{"rows":1,"rejectedRows":0,"rejected":[],"warnings":[]}}' > "$(dirname "$1")/answer.json" """);

        var seen = await File.ReadAllTextAsync(_folder["seen"], Stop);
        Assert.DoesNotContain("hidden-from-workers", seen, StringComparison.Ordinal);
        Assert.Contains("PATH=", seen, StringComparison.Ordinal);
        Assert.Contains($"DOTNET_GCHeapHardLimit={Memory:x}\n", seen, StringComparison.Ordinal);
        Assert.Contains("DOTNET_gcServer=0\n", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_the_first_to_go_when_the_machine_runs_out_of_memory()
    {
        await RunAsync("""sleep 0.2; cat /proc/$$/oom_score_adj > "$(dirname "$1")/seen"; echo '{"result":{"rows":1,"rejectedRows":0,"rejected":[],"warnings":[]}}' > "$(dirname "$1")/answer.json" """);

        Assert.Equal("500", (await File.ReadAllTextAsync(_folder["seen"], Stop)).Trim());
    }

    [Fact]
    public async Task A_kill_from_outside_is_a_crash_that_may_be_tried_again()
    {
        var failure = await Assert.ThrowsAsync<JobFailedException>(() => RunAsync("echo before the end >&2; kill -KILL $$"));

        Assert.True(failure.IsCrash);
        Assert.StartsWith("The process that reads the files was ended by signal 9, from outside: most often because the machine's memory ran out.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("before the end", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_takes_more_memory_than_it_may_have_is_ended_and_the_reason_says_so()
    {
        // The shell holds what it reads.
        var failure = await Assert.ThrowsAsync<DatasetException>(() => RunAsync("""held=$(head -c 300000000 /dev/zero | tr '\0' x); sleep 600"""));

        Assert.StartsWith("Reading the files needs more memory than the 64 MiB that an import may have.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_was_refused_memory_says_the_same() =>
        Assert.StartsWith("Reading the files needs more memory than the 64 MiB", (await Assert.ThrowsAsync<DatasetException>(() => RunAsync("exit 3"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_fault_of_the_program_is_no_crash_and_its_last_words_are_kept_however_long_they_are()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync("""head -c 3000000 /dev/zero | tr '\0' x >&2; echo >&2; echo "System.Exception: odd" >&2; exit 1"""));

        Assert.Contains("exit code 1", failure.Message, StringComparison.Ordinal);
        Assert.Contains("System.Exception: odd", failure.Message, StringComparison.Ordinal);
        Assert.InRange(failure.Message.Length, 500, 2_000);
    }

    [Fact]
    public async Task Stopping_kills_it()
    {
        using var stop = new CancellationTokenSource();
        var running = RunAsync("""echo $$ > "$(dirname "$1")/process.new"; mv "$(dirname "$1")/process.new" "$(dirname "$1")/process"; trap '' TERM; while :; do sleep 0.05; done""", stop.Token);
        while (!File.Exists(_folder["process"]))
            await Task.Delay(10, Stop);
        var process = int.Parse(await File.ReadAllTextAsync(_folder["process"], Stop), System.Globalization.CultureInfo.InvariantCulture);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.False(Directory.Exists($"/proc/{process}"));
    }

    [Fact]
    public async Task A_program_that_cannot_be_started_is_named()
    {
        var importer = new ImporterProcess(() => throw new JobFailedException("There is no importer here."), new() { Memory = Memory }, TimeProvider.System);

        Assert.Equal("There is no importer here.", (await Assert.ThrowsAsync<JobFailedException>(() => ImportAsync(importer, Stop))).Message);
    }

    private Task<ImportResult> RunAsync(string script, CancellationToken? stop = null)
    {
        var file = _folder.Write("importer.sh", script);
        return ImportAsync(new(() => ["bash", file], new() { Memory = Memory }, TimeProvider.System), stop ?? Stop);
    }

    private Task<ImportResult> ImportAsync(ImporterProcess importer, CancellationToken stop) =>
        importer.ImportAsync(new(_folder["source/"], Schema.ForHeader(DatasetType.Interactions, ["USER_ID", "ITEM_ID", "TIMESTAMP"]), _folder["part.parquet"]), stop);
}
