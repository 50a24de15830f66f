namespace Usher.Metering.Usage;

/// <summary>The five-minute windows that campaigns used to be billed by.</summary>
/// <remarks>Developer Guide of 2023, "Creating a campaign": the larger of minimum and average in each five-minute window.</remarks>
public static class BillingWindows
{
    /// <summary>How many there are in an hour.</summary>
    public const int InHour = 12;

    /// <summary>How long one is.</summary>
    public static TimeSpan Length { get; } = TimeSpan.FromHours(1) / InHour;

    /// <summary>The window of an hour that a second lies in.</summary>
    public static int Of(long second) => (int)(second % 3600 / (long)Length.TotalSeconds);
}
