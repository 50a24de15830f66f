namespace Usher.Wire.UsherApi;

/// <summary>What <c>POST /_usher/v1/recommendations/explain</c> takes: which items of a user's history led to the recommendations?</summary>
public sealed record ExplainRecommendationsRequest
{
    /// <summary>ARN of an ACTIVE campaign of a personalised recipe.</summary>
    public required string CampaignArn { get; init; }

    /// <summary>The user, or the session before login.</summary>
    public required string UserId { get; init; }

    /// <summary>The items to explain, 1 to 50; null for the ten best.</summary>
    public IReadOnlyList<string>? ItemIds { get; init; }

    /// <summary>The most reasons for each item, 1 to 50; null for 3.</summary>
    public int? NumReasons { get; init; }
}
