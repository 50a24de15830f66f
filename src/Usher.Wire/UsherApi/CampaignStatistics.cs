namespace Usher.Wire.UsherApi;

/// <summary>What <c>GET /_usher/v1/campaigns/statistics?campaignArn=…</c> answers.</summary>
public sealed record CampaignStatistics
{
    /// <summary>ARN of the campaign or recommender.</summary>
    public required string CampaignArn { get; init; }

    /// <summary>When it was asked last; absent where it never was.</summary>
    public DateTimeOffset? LastRequest { get; init; }

    /// <summary>The hour of the clock that is under way.</summary>
    public required RequestFigures LastHour { get; init; }

    /// <summary>That hour and the 23 before it.</summary>
    public required RequestFigures LastDay { get; init; }

    /// <summary>Each of these 24, oldest first.</summary>
    public required IReadOnlyList<RequestFigures> Hours { get; init; }
}
