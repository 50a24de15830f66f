namespace Usher.Wire.PersonalizeRuntime;

/// <summary>What GetPersonalizedRanking answers.</summary>
public sealed record GetPersonalizedRankingResponse
{
    /// <summary>Best first.</summary>
    public IReadOnlyList<PredictedItem>? PersonalizedRanking { get; init; }

    /// <summary>Names this answer, for the events that come of it.</summary>
    public string? RecommendationId { get; init; }
}
