using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Usher.ServerBenchmarks.Service;

namespace Usher.ServerBenchmarks.Faults;

/// <summary>'usher serve' on a data folder, which is ended by a signal.</summary>
internal sealed partial class KilledServer : IDisposable
{
    private const int LinesKept = 30;

    private readonly TaskCompletionSource<Announcement> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly Process _process;
    private readonly Queue<string> _said = new();

    public KilledServer(UsherProgram usher, string data)
    {
        _process = usher.Start(["serve", "--no-web", "--port", "0", "--region", UsherProgram.Region, "--data", data]);
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Ended = _process.WaitForExitAsync();
    }

    /// <summary>Ends when it answers calls.</summary>
    public Task<Announcement> Ready => _ready.Task;

    /// <summary>From the command to the first answer, once it is ready.</summary>
    public TimeSpan StartTook { get; private set; }

    /// <summary>Ends when the process has ended.</summary>
    public Task Ended { get; }

    /// <summary>The last that it said.</summary>
    public string Log
    {
        get
        {
            lock (_said)
                return string.Join('\n', _said);
        }
    }

    /// <summary>Ends it as a crash would. One that has ended already stays so.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await Ended;
    }

    /// <summary>Asks it to stop, as systemd does.</summary>
    public async Task AskToStopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public void Dispose() => _process.Dispose();

    private void Hear(string? line)
    {
        if (line is null)
            return;

        lock (_said)
        {
            _said.Enqueue(line);
            if (_said.Count > LinesKept)
                _said.Dequeue();
        }

        if (Served().Match(line) is not { Success: true } found)
            return;

        StartTook = Stopwatch.GetElapsedTime(_began);
        _ready.TrySetResult(new(new(found.Groups[1].Value), found.Groups[2].Value));
    }

    [GeneratedRegex(@"on (http://\S+) \(account ([0-9]{12}),")]
    private static partial Regex Served();
}

/// <summary>What a server says once it answers.</summary>
/// <param name="Address">Where it listens.</param>
/// <param name="Account">Twelve digits.</param>
internal sealed record Announcement(Uri Address, string Account);
