using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;

namespace Usher.TestKit;

/// <summary>A program to run, with the variables it is given on top of those of this process.</summary>
/// <param name="Program">Its path, or a name that the PATH finds.</param>
/// <param name="Arguments">As they are: no shell is between.</param>
public sealed record Client(string Program, IReadOnlyList<string> Arguments)
{
    private static readonly ConcurrentDictionary<string, string> Followed = new();

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Runs it to its end, with nothing to read. It is killed when the test is cancelled.</summary>
    public async Task<Outcome> RunAsync()
    {
        using var process = Start();
        process.StandardInput.Close();
        using var ending = TestContext.Current.CancellationToken.Register(process.Kill);
        return await FinishAsync(process);
    }

    /// <summary>Starts it, with all three streams in the test's hands.</summary>
    public Process Start()
    {
        var start = new ProcessStartInfo(Program, Arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        foreach (var (name, value) in Variables())
            start.Environment[name] = value;

        return Process.Start(start)!;
    }

    /// <summary>All its variables: this process's, without those of AWS, and its own.</summary>
    public IReadOnlyDictionary<string, string> Variables()
    {
        // Nothing of the machine's own AWS set-up shall speak for the server, or for the tester's account.
        var variables = System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Where(variable => !((string)variable.Key).StartsWith("AWS_", StringComparison.Ordinal))
            .ToDictionary(variable => (string)variable.Key, variable => (string)variable.Value!, StringComparer.Ordinal);
        variables["AWS_CONFIG_FILE"] = variables["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null";
        variables["AWS_PAGER"] = "";
        foreach (var (name, value) in Environment)
            variables[name] = value;
        return variables;
    }

    /// <summary>Waits for the end of one that was started.</summary>
    public async Task<Outcome> FinishAsync(Process process)
    {
        var stop = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(stop);
        var error = process.StandardError.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        return new(string.Join(' ', Arguments), process.ExitCode, await output, await error);
    }

    /// <summary>Where the PATH finds a program; null if nowhere. A shim of pyenv is followed: it looks up the program before each start, which takes as long as an AWS CLI itself.</summary>
    public static string? Find(string name)
    {
        var path = (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        return path?.EndsWith($"/.pyenv/shims/{name}", StringComparison.Ordinal) == true ? Followed.GetOrAdd(path, shim => Behind(shim) ?? shim) : path;
    }

    // .pyenv/shims/NAME is made by .pyenv/bin/pyenv.
    private static string? Behind(string shim)
    {
        var pyenv = Path.GetFullPath(Path.Combine(shim, "..", "..", "bin", "pyenv"));
        if (!File.Exists(pyenv))
            return null;

        using var process = Process.Start(new ProcessStartInfo(pyenv, ["which", Path.GetFileName(shim)]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var path = process.StandardOutput.ReadToEnd().Trim();
        return File.Exists(path) ? path : null;
    }
}
