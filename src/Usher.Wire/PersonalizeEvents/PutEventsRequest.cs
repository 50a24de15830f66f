using Usher.Wire.Shapes;

namespace Usher.Wire.PersonalizeEvents;

/// <summary>What PutEvents asks.</summary>
public sealed record PutEventsRequest
{
    /// <summary>What events are sent to.</summary>
    [Length(1, 256)]
    public required string TrackingId { get; init; }

    /// <summary>Absent before login.</summary>
    [Sensitive, Length(1, 256)]
    public string? UserId { get; init; }

    /// <summary>The visit that the events belong to.</summary>
    [Length(1, 256)]
    public required string SessionId { get; init; }

    /// <summary>1 to 10.</summary>
    [Length(1, 10)]
    public required IReadOnlyList<Event> EventList { get; init; }
}
