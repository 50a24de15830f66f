using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What DeleteCampaign asks.</summary>
public sealed record DeleteCampaignRequest
{
    /// <summary>ARN of the campaign.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string CampaignArn { get; init; }
}
