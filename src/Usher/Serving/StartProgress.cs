using Usher.CommandLine;

namespace Usher.Serving;

/// <summary>What a start is at. Nothing is said of a quick one; of one that waits, the terminal is told what for.</summary>
internal sealed class StartProgress : IProgress<string>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(30);

    private readonly ITimer _timer;
    private volatile string _step = "the data folder";

    public StartProgress(Terminal terminal, TimeProvider clock) =>
        _timer = clock.CreateTimer(_ => terminal.Remark($"Still starting; waiting for {_step}."), null, Patience, Again);

    /// <summary>Takes the next step.</summary>
    /// <param name="value">What the start waits for now, such as a file.</param>
    public void Report(string value) => _step = value;

    public void Dispose() => _timer.Dispose();
}
