namespace Usher.Wire.PersonalizeRuntime;

/// <summary>What GetRecommendations answers.</summary>
public sealed record GetRecommendationsResponse
{
    /// <summary>Best first.</summary>
    public IReadOnlyList<PredictedItem>? ItemList { get; init; }

    /// <summary>Names this answer, for the events that come of it.</summary>
    public string? RecommendationId { get; init; }
}
