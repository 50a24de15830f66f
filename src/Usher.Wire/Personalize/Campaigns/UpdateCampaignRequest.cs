using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What UpdateCampaign asks.</summary>
public sealed record UpdateCampaignRequest
{
    /// <summary>ARN of the campaign.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string CampaignArn { get; init; }

    /// <summary>ARN of the solution version, or of a solution with <c>/$LATEST</c>.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public string? SolutionVersionArn { get; init; }

    /// <summary>Requests per second that are promised; 1 by default.</summary>
    [Range(1)]
    public int? MinProvisionedTPS { get; init; }

    /// <summary>Settings.</summary>
    public CampaignConfig? CampaignConfig { get; init; }
}
