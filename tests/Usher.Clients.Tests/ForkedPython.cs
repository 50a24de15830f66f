using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Usher.Contracts;

namespace Usher.Clients.Tests;

/// <summary>Runs a Python program that tests call often. Python starts once and imports the modules of the program; each run is a fork of that process (tests/clients/forked.py).</summary>
/// <remarks>The AWS CLI needs most of a second to start, several hundred times in these tests, and a tenth of one so. It ends with this process, which closes its standard input.</remarks>
internal sealed class ForkedPython
{
    private static readonly ConcurrentDictionary<string, Lazy<ForkedPython?>> Programs = new(StringComparer.Ordinal);

    private readonly Process _process;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<int>> _runs = new();
    private int _last;

    private ForkedPython(string python, string program, IEnumerable<string> modules)
    {
        var start = new ProcessStartInfo(python, [Path.Combine(Repository.Root, "tests", "clients", "forked.py"), program, .. modules]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Ended(line.Data);
        _process.BeginOutputReadLine();
    }

    /// <summary>That of a program; null for a program whose first line does not name Python.</summary>
    /// <param name="program">The program's path.</param>
    /// <param name="modules">What it imports; modules that are absent are left out.</param>
    public static ForkedPython? Of(string program, params string[] modules) => Programs.GetOrAdd(program, path => new(() => PythonOf(path) is { } python ? new(python, path, modules) : null)).Value;

    /// <summary>Runs the program to its end, with nothing to read.</summary>
    /// <param name="client">Its arguments and variables.</param>
    public async Task<Outcome> RunAsync(Client client)
    {
        var (id, files) = (Interlocked.Increment(ref _last), (Output: Path.GetTempFileName(), Error: Path.GetTempFileName()));
        try
        {
            var ended = _runs[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
            var run = JsonSerializer.Serialize(new { id, arguments = client.Arguments, environment = client.Variables(), output = files.Output, error = files.Error });
            lock (_process)
            {
                _process.StandardInput.WriteLine(run);
                _process.StandardInput.Flush();
            }

            var code = await ended.Task.WaitAsync(TestContext.Current.CancellationToken);
            return new(string.Join(' ', client.Arguments), code, await File.ReadAllTextAsync(files.Output), await File.ReadAllTextAsync(files.Error));
        }
        finally
        {
            File.Delete(files.Output);
            File.Delete(files.Error);
        }
    }

    private void Ended(string? line)
    {
        if (line is not null)
        {
            var (id, code) = line.Split(' ') is [var first, var second] ? (int.Parse(first, CultureInfo.InvariantCulture), int.Parse(second, CultureInfo.InvariantCulture)) : throw new InvalidDataException($"forked.py wrote '{line}'.");
            _runs[id].SetResult(code);
            return;
        }

        foreach (var run in _runs.Values)
            run.TrySetException(new InvalidOperationException("forked.py has ended."));
    }

    private static string? PythonOf(string program)
    {
        var first = File.ReadLines(program).FirstOrDefault("");
        return first.StartsWith("#!/", StringComparison.Ordinal) && first.Contains("python", StringComparison.Ordinal) && !first.Contains(' ', StringComparison.Ordinal) ? first[2..] : null;
    }
}
