using Usher.Serving;

namespace Usher.Tests.Serving;

public sealed class StartProgressTests : IDisposable
{
    private readonly StringWriter _error = new();
    private readonly ManualTimers _clock = new();

    public void Dispose()
    {
        _clock.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void A_quick_start_says_nothing()
    {
        using (var progress = new StartProgress(new(new StringWriter(), _error, isErrorTerminal: false), _clock))
            progress.Report("identities.db");

        Assert.Empty(_error.ToString());
        Assert.True(_clock.IsStopped);
    }

    [Fact]
    public void A_start_that_takes_long_says_what_it_waits_for()
    {
        using var progress = new StartProgress(new(new StringWriter(), _error, isErrorTerminal: false), _clock);

        progress.Report("identities.db");
        _clock.Ring();
        progress.Report("service.db");
        _clock.Ring();

        Assert.Equal("Still starting; waiting for identities.db.\nStill starting; waiting for service.db.\n", _error.ToString());
    }

    /// <summary>A clock whose timer rings when the test says so.</summary>
    private sealed class ManualTimers : TimeProvider, ITimer
    {
        private TimerCallback? _callback;

        public bool IsStopped { get; private set; }

        public void Ring() => _callback!(null);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _callback = callback;
            return this;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => IsStopped = true;

        public ValueTask DisposeAsync() => default;
    }
}
