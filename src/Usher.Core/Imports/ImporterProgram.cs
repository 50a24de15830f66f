using System.Runtime.InteropServices;
using System.Text.Json;
using Usher.Core.Resources;
using Usher.Datasets.Imports;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;
using Usher.Ranking.Jobs;

namespace Usher.Core.Imports;

/// <summary>What the process of an import runs: one job file in; a part and an answer out. It ends when the server does, and cannot take more memory than its job says.</summary>
public static partial class ImporterProgram
{
    /// <summary>The word that makes the host program one: hidden, for nobody types it.</summary>
    public const string Command = "run-import";

    // A header may be a megabyte and is named in messages.
    private const int LongestText = 2_000;
    private const int MaxWarnings = 100;

    private const int ResourceData = 2;

    /// <summary>Runs a job.</summary>
    /// <param name="jobFile">Beside it goes the answer.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string jobFile)
    {
        Leash.Hold(Console.OpenStandardInput(), EndNow);
        try
        {
            var job = JsonSerializer.Deserialize(File.ReadAllBytes(jobFile), ImporterJson.Default.ImporterJob)!;
            LimitMemory(job.Memory);
            var answer = JsonSerializer.SerializeToUtf8Bytes(AnswerTo(job), ImporterJson.Default.ImporterAnswer);
            File.WriteAllBytes(ImporterJob.AnswerIn(Path.GetDirectoryName(jobFile)!), answer);
            return ImporterAnswer.Answered;
        }
        catch (OutOfMemoryException)
        {
            return ImporterAnswer.OutOfMemory;
        }
        catch (Exception fault)
        {
            Console.Error.WriteLine(fault);
            return ImporterAnswer.Failed;
        }
    }

    private static ImporterAnswer AnswerTo(ImporterJob job)
    {
        try
        {
            return new(Shortened(ImporterHere.Import(new(job.Source, Schema.FromJson(job.Schema), job.Part) { MaxBytes = job.MaxBytes, Parts = job.Parts }, job.IsStrict, CancellationToken.None)), Refusal: null);
        }
        catch (DatasetException refusal)
        {
            return new(Result: null, Shortened(refusal.Message));
        }
    }

    // The server holds the answer in its memory, whatever is in the files.
    private static ImportResult Shortened(ImportResult result) => result with
    {
        Rejected = [.. result.Rejected.Take(ImportReport.MaxFaults).Select(row => row with { Column = Shortened(row.Column), Value = Shortened(row.Value), Reason = Shortened(row.Reason) })],
        Warnings = [.. result.Warnings.Take(MaxWarnings).Select(Shortened)],
    };

    private static string Shortened(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";

    // Memory that can be written to and is of no file. A request for more is refused by the kernel, at once; how much is in use the server watches.
    private static void LimitMemory(long bytes)
    {
        var limit = new ResourceLimit { Soft = (ulong)bytes, Hard = (ulong)bytes };
        if (SetLimit(ResourceData, ref limit) != 0)
            throw new InvalidOperationException($"The memory of this process cannot be limited to {bytes} bytes: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    // Without any clean-up: the folder of the job belongs to the server, and the next server sweeps it.
    private static void EndNow() => ProcessExit.Now(ImporterAnswer.Failed);

    [LibraryImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetLimit(int resource, ref ResourceLimit limit);

    private struct ResourceLimit
    {
        public ulong Soft;
        public ulong Hard;
    }
}
