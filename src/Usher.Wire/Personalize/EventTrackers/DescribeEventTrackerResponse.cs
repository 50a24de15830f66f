namespace Usher.Wire.Personalize;

/// <summary>What DescribeEventTracker answers.</summary>
public sealed record DescribeEventTrackerResponse
{
    /// <summary>The event tracker.</summary>
    public EventTracker? EventTracker { get; init; }
}
