using System.Diagnostics;

namespace Usher.Tests;

/// <summary>The built usher, run as people run it: a process with a command line.</summary>
internal sealed class UsherProgram
{
    private readonly Dictionary<string, string> _environment = [];

    /// <summary>What the process takes for the folder for temporary files, so that a test sees what is left there.</summary>
    public string? TemporaryFolder { init => _environment["TMPDIR"] = value!; }

    /// <summary>The folder of the built program: artifacts/bin/Usher/CONFIGURATION beside this one.</summary>
    public static string Folder { get; } = Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "..", "..", "Usher", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))));

    public UsherProgram With(string variable, string value)
    {
        _environment[variable] = value;
        return this;
    }

    /// <summary>Runs to the end.</summary>
    public async Task<Outcome> RunAsync(params string[] args)
    {
        using var process = Start(args);
        return await FinishAsync(process);
    }

    public Process Start(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Folder, "usher.dll"), .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (variable, value) in _environment)
            start.Environment[variable] = value;

        return Process.Start(start)!;
    }

    public static async Task<Outcome> FinishAsync(Process process)
    {
        var stop = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(stop);
        var error = process.StandardError.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>What came of a run.</summary>
    internal sealed record Outcome(int ExitCode, string Output, string Error)
    {
        public Outcome Succeeded()
        {
            Assert.True(ExitCode == 0, $"usher ended with {ExitCode}.\n{Error}\n{Output}");
            return this;
        }
    }
}
