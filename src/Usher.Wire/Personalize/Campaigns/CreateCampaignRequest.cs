using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What CreateCampaign asks.</summary>
public sealed record CreateCampaignRequest : IBringsTags
{
    /// <summary>Name, unique among its kind in the account.</summary>
    [Length(1, 63), Pattern(Patterns.Name)]
    public required string Name { get; init; }

    /// <summary>ARN of the solution version, or of a solution with <c>/$LATEST</c>.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string SolutionVersionArn { get; init; }

    /// <summary>Requests per second that are promised; 1 by default.</summary>
    [Range(1)]
    public int? MinProvisionedTPS { get; init; }

    /// <summary>Settings.</summary>
    public CampaignConfig? CampaignConfig { get; init; }

    /// <summary>Keys and values.</summary>
    [Length(0, 200)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
