namespace Usher.Wire.Personalize;

/// <summary>What ListEventTrackers answers.</summary>
public sealed record ListEventTrackersResponse
{
    /// <summary>The event trackers.</summary>
    public IReadOnlyList<EventTrackerSummary>? EventTrackers { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? NextToken { get; init; }
}
