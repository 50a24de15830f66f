namespace Usher.Wire.Personalize;

/// <summary>What ListCampaigns answers.</summary>
public sealed record ListCampaignsResponse
{
    /// <summary>The campaigns.</summary>
    public IReadOnlyList<CampaignSummary>? Campaigns { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? NextToken { get; init; }
}
