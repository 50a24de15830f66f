using System.Collections;
using System.ComponentModel;
using System.Diagnostics;

namespace Usher.Core.Processes;

/// <summary>Starts a program that does a piece of work for this one: the trainer, the importer.</summary>
internal static class WorkerStart
{
    // Of what the kernel may end when memory runs out (0 to 1000 more than the share of memory that a process has), a worker goes before the server: a job is begun anew, a server is missed.
    private const string FirstToGo = "500";

    // What a person waits for may have the machine; what a server has done beside its calls steps back for them.
    private static readonly string[] StepBack = ["nice", "-n", "10"];

    // What the runtime, libtorch and the system's programs are told by variables. No other is handed on: an operator's keys are among those of a server.
    private static readonly string[] Names = ["PATH", "HOME", "USER", "TMPDIR", "TZ", "LANG", "LANGUAGE"];
    private static readonly string[] Prefixes = ["DOTNET_", "COMPlus_", "LC_", "LD_", "OMP_", "GOMP_", "KMP_", "MKL_", "OPENBLAS_", "CUDA_", "NVIDIA_"];

    /// <summary>The words that start a program at a lower priority than this process.</summary>
    public static IReadOnlyList<string> InBackground(IReadOnlyList<string> command) => [.. StepBack, .. command];

    /// <summary>Starts one. Its three streams are the caller's; when this process goes, the system closes its standard input, and it is to end.</summary>
    /// <param name="command">A program and its arguments.</param>
    /// <param name="variables">Environment variables beside those that are handed on.</param>
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
            if (IsHandedOn((string)own.Key))
                start.Environment[(string)own.Key] = (string?)own.Value;
        }

        // The runtime's sockets for debuggers would stay in the folder for temporary files after a kill.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;

        var process = Process.Start(start)!;
        LetGoFirst(process);
        return process;
    }

    private static bool IsHandedOn(string name) => Names.Contains(name, StringComparer.Ordinal) || Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    private static void LetGoFirst(Process process)
    {
        try
        {
            File.WriteAllText($"/proc/{process.Id}/oom_score_adj", FirstToGo);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // It has ended already, or this system has no such file.
        }
    }
}
