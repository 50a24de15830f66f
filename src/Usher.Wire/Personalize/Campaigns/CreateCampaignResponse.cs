namespace Usher.Wire.Personalize;

/// <summary>What CreateCampaign answers.</summary>
public sealed record CreateCampaignResponse
{
    /// <summary>ARN of the campaign.</summary>
    public string? CampaignArn { get; init; }
}
