namespace Usher.Wire.PersonalizeRuntime;

/// <summary>What GetActionRecommendations answers.</summary>
public sealed record GetActionRecommendationsResponse
{
    /// <summary>Best first.</summary>
    public IReadOnlyList<PredictedAction>? ActionList { get; init; }

    /// <summary>Names this answer, for the events that come of it.</summary>
    public string? RecommendationId { get; init; }
}
