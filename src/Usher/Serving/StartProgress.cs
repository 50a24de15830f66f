using Usher.CommandLine;

namespace Usher.Serving;

/// <summary>Tells the user what a slow start is waiting for; a quick start prints nothing.</summary>
internal sealed class StartProgress : IProgress<string>, IDisposable
{
    private static readonly TimeSpan FirstMessage = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private readonly ITimer _timer;
    private volatile string _step = "the data folder";

    public StartProgress(Terminal terminal, TimeProvider clock) =>
        _timer = clock.CreateTimer(_ => terminal.Remark($"Still starting; waiting for {_step}."), null, FirstMessage, Interval);

    /// <summary>Sets what the start is waiting for now.</summary>
    /// <param name="value">A file, for example.</param>
    public void Report(string value) => _step = value;

    public void Dispose() => _timer.Dispose();
}
