namespace Usher.Wire.Personalize;

/// <summary>What CreateEventTracker answers.</summary>
public sealed record CreateEventTrackerResponse
{
    /// <summary>ARN of the event tracker.</summary>
    public string? EventTrackerArn { get; init; }

    /// <summary>What events are sent to: a UUID.</summary>
    public string? TrackingId { get; init; }
}
