namespace Usher.Wire.Personalize;

/// <summary>What DescribeCampaign answers.</summary>
public sealed record DescribeCampaignResponse
{
    /// <summary>The campaign.</summary>
    public Campaign? Campaign { get; init; }
}
