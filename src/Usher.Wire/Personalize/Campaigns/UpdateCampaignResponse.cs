namespace Usher.Wire.Personalize;

/// <summary>What UpdateCampaign answers.</summary>
public sealed record UpdateCampaignResponse
{
    /// <summary>ARN of the campaign.</summary>
    public string? CampaignArn { get; init; }
}
