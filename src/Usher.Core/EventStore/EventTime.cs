namespace Usher.Core.EventStore;

/// <summary>Converts the times of events for responses.</summary>
internal static class EventTime
{
    private static readonly long Earliest = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly long Latest = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>The time; the first or the last time of the calendar for a number outside its range. Imports refuse such numbers, but older versions accepted them, such as milliseconds.</summary>
    /// <param name="seconds">Any number of seconds since 1970-01-01 UTC.</param>
    public static DateTimeOffset FromUnixSeconds(long seconds) => DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(seconds, Earliest, Latest));
}
