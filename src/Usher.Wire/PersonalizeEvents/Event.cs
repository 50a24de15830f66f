using Usher.Wire.Shapes;

namespace Usher.Wire.PersonalizeEvents;

/// <summary>An interaction of a user with an item.</summary>
[Sensitive]
public sealed record Event
{
    /// <summary>Tells events apart; the same twice counts once.</summary>
    [Length(1, 256)]
    public string? EventId { get; init; }

    /// <summary>Such as click or watch.</summary>
    [Length(1, 256)]
    public required string EventType { get; init; }

    /// <summary>A number that belongs to it, such as a rating or a price.</summary>
    public float? EventValue { get; init; }

    /// <summary>The item.</summary>
    [Sensitive, Length(1, 256)]
    public string? ItemId { get; init; }

    /// <summary>Columns and values: a JSON object, as text.</summary>
    [Sensitive, Length(1, 1024)]
    public string? Properties { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>The answer that it came of.</summary>
    [Length(1, 40)]
    public string? RecommendationId { get; init; }

    /// <summary>Items that were shown beside it.</summary>
    [Sensitive, Length(1, 25), Length(1, 256, Each = true)]
    public IReadOnlyList<string>? Impression { get; init; }

    /// <summary>What led the user to the item.</summary>
    public MetricAttribution? MetricAttribution { get; init; }
}
