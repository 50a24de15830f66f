using System.Runtime.InteropServices;
using System.Text.Json;
using Usher.Core.Resources;
using Usher.Datasets.Imports;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;
using Usher.Ranking.Jobs;

namespace Usher.Core.Imports;

/// <summary>The program of an import's process. It reads a job file, and writes a part and an answer. It ends when the server ends, and cannot allocate more memory than its job allows.</summary>
public static partial class ImporterProgram
{
    /// <summary>The hidden command of the host program that runs this.</summary>
    public const string Command = "run-import";

    // Messages quote headers of the files, which may be a megabyte long.
    private const int LongestText = 2_000;
    private const int MaxWarnings = 100;

    private const int ResourceData = 2;

    /// <summary>Runs a job.</summary>
    /// <param name="jobFile">The job file. The answer is written beside it.</param>
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

    // The server reads the answer into memory, so its size must not depend on the files.
    private static ImportResult Shortened(ImportResult result) => result with
    {
        Rejected = [.. result.Rejected.Take(ImportReport.MaxFaults).Select(row => row with { Column = Shortened(row.Column), Value = Shortened(row.Value), Reason = Shortened(row.Reason) })],
        Warnings = [.. result.Warnings.Take(MaxWarnings).Select(Shortened)],
    };

    private static string Shortened(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";

    // Limits private writable memory. The kernel refuses to allocate more at once; the server watches how much is in use.
    private static void LimitMemory(long bytes)
    {
        var limit = new ResourceLimit { Soft = (ulong)bytes, Hard = (ulong)bytes };
        if (SetLimit(ResourceData, ref limit) != 0)
            throw new InvalidOperationException($"The memory of this process cannot be limited to {bytes} bytes: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    // Without clean-up: the server deletes the folder of the job at its next start.
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
