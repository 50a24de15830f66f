namespace Usher.Core.EventStore;

/// <summary>Shows times of events.</summary>
internal static class EventTime
{
    private static readonly long Earliest = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly long Latest = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>The time; the first or the last one of the calendar for what lies beyond. No import takes such times any more, and older ones did: milliseconds.</summary>
    /// <param name="seconds">Any number of seconds since 1970-01-01 UTC.</param>
    public static DateTimeOffset Of(long seconds) => DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(seconds, Earliest, Latest));
}
