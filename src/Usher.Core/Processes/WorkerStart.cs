using System.Collections;
using System.ComponentModel;
using System.Diagnostics;
using Usher.Ranking.Jobs;

namespace Usher.Core.Processes;

/// <summary>Starts a worker process: the trainer or the importer.</summary>
internal static class WorkerStart
{
    // oom_score_adj, 0 to 1000: when memory runs out, the kernel kills a worker before the server, because a job can be repeated.
    private const string OomScoreAdjustment = "500";

    // A server's workers run at a lower priority, so that requests are answered first. Commands that a person waits for use the normal priority.
    private static readonly string[] LowPriority = ["nice", "-n", "10"];

    // Variables that the runtime, libtorch, the trainer and the system's programs read. No others are passed on, because a server's environment may have the operator's credentials.
    private static readonly string[] PassedOnNames = ["PATH", "HOME", "USER", "TMPDIR", "TZ", "LANG", "LANGUAGE", TrainingJob.TextModelVariable];
    private static readonly string[] PassedOnPrefixes = ["DOTNET_", "COMPlus_", "LC_", "LD_", "OMP_", "GOMP_", "KMP_", "MKL_", "OPENBLAS_", "CUDA_", "NVIDIA_"];

    /// <summary>The command that starts a program at a lower priority than this process.</summary>
    public static IReadOnlyList<string> InBackground(IReadOnlyList<string> command) => [.. LowPriority, .. command];

    /// <summary>Starts a worker. The caller gets its three standard streams. When this process ends, the system closes the worker's standard input, and the worker must end.</summary>
    /// <param name="command">A program and its arguments.</param>
    /// <param name="variables">Environment variables beside those that are passed on.</param>
    /// <exception cref="Win32Exception">It cannot be started.</exception>
    public static Process Start(IReadOnlyList<string> command, IEnumerable<KeyValuePair<string, string>> variables)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (DictionaryEntry own in Environment.GetEnvironmentVariables())
        {
            if (IsPassedOn((string)own.Key))
                start.Environment[(string)own.Key] = (string?)own.Value;
        }

        // Without this, the runtime's sockets for debuggers stay in the temporary folder when the worker is killed.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;

        var process = Process.Start(start)!;
        PreferAsOomVictim(process);
        return process;
    }

    private static bool IsPassedOn(string name) => PassedOnNames.Contains(name, StringComparer.Ordinal) || PassedOnPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    private static void PreferAsOomVictim(Process process)
    {
        try
        {
            File.WriteAllText($"/proc/{process.Id}/oom_score_adj", OomScoreAdjustment);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // The worker has ended already, or this system has no such file.
        }
    }
}
