using Usher.Wire.Shapes;

namespace Usher.Wire.PersonalizeEvents;

/// <summary>What a user did about an action.</summary>
public sealed record ActionInteraction
{
    /// <summary>The action.</summary>
    [Sensitive, Length(1, 256)]
    public required string ActionId { get; init; }

    /// <summary>Absent before login.</summary>
    [Sensitive, Length(1, 256)]
    public string? UserId { get; init; }

    /// <summary>The visit that it belongs to.</summary>
    [Length(1, 256)]
    public required string SessionId { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Taken, Not Taken or Viewed.</summary>
    [Length(1, 256)]
    public required string EventType { get; init; }

    /// <summary>Tells events apart; the same twice counts once.</summary>
    [Length(1, 256)]
    public string? EventId { get; init; }

    /// <summary>The answer that it came of.</summary>
    [Length(1, 40)]
    public string? RecommendationId { get; init; }

    /// <summary>Actions that were shown beside it.</summary>
    [Sensitive, Length(1, 25), Length(1, 256, Each = true)]
    public IReadOnlyList<string>? Impression { get; init; }

    /// <summary>Columns and values: a JSON object, as text.</summary>
    [Sensitive, Length(1, 1024)]
    public string? Properties { get; init; }
}
