namespace Usher.Wire.UsherApi;

/// <summary>One interaction of a history.</summary>
public sealed record HistoryInteraction
{
    /// <summary>The item.</summary>
    public required string ItemId { get; init; }

    /// <summary>Such as Watch; absent where the dataset has none.</summary>
    public string? EventType { get; init; }

    /// <summary>EVENT_VALUE, such as a rating; absent where there is none.</summary>
    public double? EventValue { get; init; }

    /// <summary>When it was.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Whether it came by PutEvents, and not by an import.</summary>
    public required bool IsLive { get; init; }
}
