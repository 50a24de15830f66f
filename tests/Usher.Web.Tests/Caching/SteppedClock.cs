namespace Usher.Web.Tests.Caching;

/// <summary>A clock that goes on, and whose timers fire, when a test says so.</summary>
internal sealed class SteppedClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Timer> _timers = [];
    private TimeSpan _passed = TimeSpan.FromHours(1);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    private TimeSpan Passed
    {
        get
        {
            lock (_gate)
                return _passed;
        }
    }

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero) + Passed;

    public override long GetTimestamp() => Passed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (_gate)
            _timers.Add(timer);
        return timer;
    }

    public void Advance(TimeSpan time)
    {
        Timer[] due;
        lock (_gate)
        {
            _passed += time;
            due = [.. _timers.Where(timer => timer.IsDue(_passed))];
        }

        foreach (var timer in due)
            timer.Fire();
    }

    private sealed class Timer(SteppedClock clock, Action fire) : ITimer
    {
        private TimeSpan _next = TimeSpan.MaxValue;
        private TimeSpan _period;

        public bool IsDue(TimeSpan now)
        {
            if (now < _next)
                return false;

            _next = _period > TimeSpan.Zero ? now + _period : TimeSpan.MaxValue;
            return true;
        }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            _next = dueTime < TimeSpan.Zero ? TimeSpan.MaxValue : clock.Passed + dueTime;
            return true;
        }

        public void Dispose() => _next = TimeSpan.MaxValue;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
