namespace Usher.Wire.UsherApi;

/// <summary>What a campaign or recommender was used for, and what would be billed of it.</summary>
public sealed record UsageOfCampaign
{
    /// <summary>ARN of the campaign or recommender.</summary>
    public required string CampaignArn { get; init; }

    /// <summary>What it was asked.</summary>
    public required RequestFigures Asked { get; init; }

    /// <summary>How long it was ACTIVE, in hours.</summary>
    public required double ActiveHours { get; init; }

    /// <summary>Billed by the older rule: in each window of five minutes the larger of minimum and average TPS, in TPS-hours; 0 of a recommender, which has no such rule.</summary>
    public required double TpsHours { get; init; }

    /// <summary>Billed by the newer rule: in each hour the larger of the minimum for an hour and the requests that were answered.</summary>
    public required double BilledRequests { get; init; }
}
