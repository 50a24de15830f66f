namespace Usher.Metering.Usage;

/// <summary>The five-minute windows by which the older pricing bills campaigns.</summary>
/// <remarks>Developer Guide of 2023, "Creating a campaign": the larger of minimum and average in each five-minute window.</remarks>
public static class BillingWindows
{
    /// <summary>The number of windows in an hour.</summary>
    public const int InHour = 12;

    /// <summary>The length of a window.</summary>
    public static TimeSpan Length { get; } = TimeSpan.FromHours(1) / InHour;

    /// <summary>The index of a second's window in its hour.</summary>
    public static int Of(long second) => (int)(second % 3600 / (long)Length.TotalSeconds);
}
