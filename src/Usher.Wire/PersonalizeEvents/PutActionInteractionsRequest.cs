using Usher.Wire.Shapes;

namespace Usher.Wire.PersonalizeEvents;

/// <summary>What PutActionInteractions asks.</summary>
public sealed record PutActionInteractionsRequest
{
    /// <summary>What events are sent to.</summary>
    [Length(1, 256)]
    public required string TrackingId { get; init; }

    /// <summary>1 to 10.</summary>
    [Length(1, 10)]
    public required IReadOnlyList<ActionInteraction> ActionInteractions { get; init; }
}
