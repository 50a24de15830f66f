using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What DescribeCampaign asks.</summary>
public sealed record DescribeCampaignRequest
{
    /// <summary>ARN of the campaign.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string CampaignArn { get; init; }
}
