using Usher.Core.Errors;
using Usher.Datasets.Cells;

namespace Usher.Core.Events;

/// <summary>The limits of an event of PutEvents or PutActionInteractions.</summary>
internal static class EventLimits
{
    /// <summary>The most bytes of one event. Developer Guide, "Quotas".</summary>
    private const int MaxBytes = 10 * 1024;

    /// <summary>Refuses an event that is too large.</summary>
    /// <param name="bytes">The size of its values as UTF-8.</param>
    /// <param name="place">Its position in the request, for the message.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException.</exception>
    public static void CheckSize(long bytes, string place)
    {
        if (bytes > MaxBytes)
            throw ServiceErrors.InvalidInput($"{place} has {bytes:N0} bytes; an event may have {MaxBytes:N0}. Send less with it.");
    }

    /// <summary>The time of an event, in seconds since 1970-01-01 UTC.</summary>
    /// <param name="sent">The time that was sent.</param>
    /// <param name="place">Its member in the request, for the message.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException: it is before 1970, or in milliseconds.</exception>
    public static long TimeOf(DateTimeOffset sent, string place)
    {
        if (sent < DateTimeOffset.UnixEpoch)
            throw ServiceErrors.InvalidInput($"{place} is before 1970; it is a number of seconds since then.");
        return sent.ToUnixTimeSeconds() is var time && time > CellRule.LatestTime
            ? throw ServiceErrors.InvalidInput($"{place} is {time}, which looks like milliseconds; it is a number of seconds since 1970. Divide it by 1,000.")
            : time;
    }
}
