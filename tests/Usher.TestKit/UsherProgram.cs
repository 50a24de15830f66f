using System.Diagnostics;

namespace Usher.TestKit;

/// <summary>The built usher, run as people run it: a process with a command line.</summary>
public sealed class UsherProgram
{
    private readonly Dictionary<string, string> _environment = [];

    /// <summary>What the process takes for the folder for temporary files, so that a test sees what is left there.</summary>
    public string? TemporaryFolder { init => _environment["TMPDIR"] = value!; }

    /// <summary>The folder of the built program: artifacts/bin/Usher/CONFIGURATION beside that of the tests.</summary>
    public static string Folder { get; } = Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "..", "..", "Usher", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))));

    /// <summary>What 'dotnet' runs.</summary>
    public static string Assembly { get; } = Path.Combine(Folder, "usher.dll");

    public UsherProgram With(string variable, string value)
    {
        _environment[variable] = value;
        return this;
    }

    public UsherProgram With(IReadOnlyDictionary<string, string> variables)
    {
        foreach (var (variable, value) in variables)
            _environment[variable] = value;
        return this;
    }

    /// <summary>Runs to the end.</summary>
    public Task<Outcome> RunAsync(params string[] args) => ClientOf(args).RunAsync();

    public Process Start(params string[] args) => ClientOf(args).Start();

    /// <summary>Waits for the end of one that was started.</summary>
    public Task<Outcome> FinishAsync(Process process) => ClientOf([]).FinishAsync(process);

    private Client ClientOf(string[] args) => new("dotnet", [Assembly, .. args]) { Environment = _environment };
}
