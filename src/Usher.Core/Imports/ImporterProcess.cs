using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Usher.Core.Jobs;
using Usher.Core.Processes;
using Usher.Datasets.Imports;
using Usher.Datasets.Tables;

namespace Usher.Core.Imports;

/// <summary>An importer in a process of its own: files that need too much memory, or crash their reader, fail one job and not the server.</summary>
/// <param name="command">The command that starts the program; the job file is its last argument.</param>
/// <param name="options">The memory limit.</param>
/// <param name="clock">The clock by which its memory is checked.</param>
public sealed class ImporterProcess(Func<IReadOnlyList<string>> command, ImportOptions options, TimeProvider clock) : IImporter
{
    // The kernel limits memory that is allocated, used or not, and DuckDB allocates far more than it uses if there are many files.
    private const int AskedForEachUsed = 4;

    // The exit code of a process that a signal ended, by the convention of shells and .NET.
    private const int SignalBase = 128;
    private const int Abort = 6;
    private const int BusError = 7;
    private const int SegmentationFault = 11;

    // Far more than 1,000 faults with the longest texts that the program writes.
    private const long LongestAnswer = 16L << 20;
    private const int KeptLines = 8;
    private const int LongestLine = 500;

    /// <inheritdoc/>
    public async Task<ImportResult> ImportAsync(ImportTask task, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(task.Part)!;
        var job = new ImporterJob(task.Source, task.Schema.ToJson(), task.Part, task.MaxBytes, task.Parts.ToDictionary(), options.IsStrict, options.Memory * AskedForEachUsed);
        await File.WriteAllBytesAsync(ImporterJob.FileIn(folder), JsonSerializer.SerializeToUtf8Bytes(job, ImporterJson.Default.ImporterJob), cancellationToken);
        var errors = new LastLines(KeptLines);
        var memory = new MemoryWatch(options.Memory, clock);
        var exitCode = await RunAsync(ImporterJob.FileIn(folder), errors, memory, cancellationToken);
        if (exitCode != ImporterAnswer.Answered)
            throw Failure(exitCode, errors, memory);

        var answer = await ReadAsync(ImporterJob.AnswerIn(folder), cancellationToken);
        return answer.Result ?? throw new DatasetException(answer.Refusal ?? "The files cannot be read.");
    }

    private async Task<int> RunAsync(string jobFile, LastLines errors, MemoryWatch memory, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var process = Start(jobFile);
        using (cancellationToken.Register(() => Kill(process)))
            await Task.WhenAll(memory.FollowAsync(process), ReadAsync(process.StandardOutput, errors), ReadAsync(process.StandardError, errors));
        cancellationToken.ThrowIfCancellationRequested();
        return process.ExitCode;
    }

    private Process Start(string jobFile)
    {
        var words = command();
        try
        {
            return WorkerStart.Start(WorkerStart.InBackground([.. words, jobFile]), Variables());
        }
        catch (Win32Exception failure)
        {
            throw new JobFailedException($"The program that reads files, {string.Join(' ', words)}, cannot be started: {failure.Message}.", failure);
        }
    }

    // The heap of .NET has the same limit as the process, and DuckDB uses half of what .NET reports as available. The process runs for seconds, so it compiles fast rather than optimized.
    private IEnumerable<KeyValuePair<string, string>> Variables() =>
    [
        new("DOTNET_GCHeapHardLimit", options.Memory.ToString("x", CultureInfo.InvariantCulture)),
        new("DOTNET_gcServer", "0"),
        new("DOTNET_gcConcurrent", "0"),
        new("DOTNET_TieredPGO", "0"),
    ];

    private Exception Failure(int exitCode, LastLines errors, MemoryWatch memory)
    {
        // A runtime that cannot allocate memory may abort or crash instead of reporting it.
        var hasCrashed = exitCode is SignalBase + Abort or SignalBase + BusError or SignalBase + SegmentationFault;
        if (exitCode == ImporterAnswer.OutOfMemory || memory.HasEnded || (hasCrashed && memory.IsSuspect))
        {
            return new DatasetException(
                $"Reading the files needs more memory than the {options.Memory >> 20:N0} MiB that an import may have. Lines or cells of many megabytes need so much, and very many columns or faulty rows; "
                + "a quote that is opened and never closed makes such a cell. Mend the files, or bring the data in several imports, the later ones INCREMENTAL.");
        }

        return exitCode > SignalBase
            ? new JobFailedException($"The process that reads the files was ended by signal {exitCode - SignalBase}{(exitCode == 137 ? ", from outside: most often because the machine's memory ran out" : "")}.{errors}") { IsCrash = true }
            : new InvalidOperationException($"The process that reads the files failed with exit code {exitCode}.{errors}");
    }

    private static async Task<ImporterAnswer> ReadAsync(string file, CancellationToken cancellationToken)
    {
        var length = new FileInfo(file).Length;
        if (length > LongestAnswer)
            throw new InvalidOperationException($"The process that reads the files answered with {length:N0} bytes; at most {LongestAnswer:N0} are expected.");

        return JsonSerializer.Deserialize(await File.ReadAllBytesAsync(file, cancellationToken), ImporterJson.Default.ImporterAnswer)!;
    }

    private static async Task ReadAsync(StreamReader reader, LastLines lines)
    {
        // Not line by line: the output may quote a line of the files, of any length.
        var (buffer, line) = (new char[4_096], new System.Text.StringBuilder());
        for (int read; (read = await reader.ReadAsync(buffer)) > 0;)
        {
            foreach (var character in buffer.AsSpan(0, read))
            {
                if (character is '\n')
                {
                    lines.Add(line.ToString());
                    line.Clear();
                }
                else if (line.Length < LongestLine)
                {
                    line.Append(character);
                }
            }
        }

        if (line.Length > 0)
            lines.Add(line.ToString());
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // The process has ended meanwhile.
        }
    }
}
