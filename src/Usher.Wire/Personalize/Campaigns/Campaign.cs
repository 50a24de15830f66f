namespace Usher.Wire.Personalize;

/// <summary>A solution version that answers requests.</summary>
public sealed record Campaign
{
    /// <summary>Name, unique among its kind in the account.</summary>
    public string? Name { get; init; }

    /// <summary>ARN of the campaign.</summary>
    public string? CampaignArn { get; init; }

    /// <summary>ARN of the solution version.</summary>
    public string? SolutionVersionArn { get; init; }

    /// <summary>Requests per second that are promised; 1 by default.</summary>
    public int? MinProvisionedTPS { get; init; }

    /// <summary>Settings.</summary>
    public CampaignConfig? CampaignConfig { get; init; }

    /// <summary>Such as CREATE PENDING or ACTIVE.</summary>
    public string? Status { get; init; }

    /// <summary>Why it failed; absent where it did not.</summary>
    public string? FailureReason { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationDateTime { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? LastUpdatedDateTime { get; init; }

    /// <summary>Absent until the first.</summary>
    public CampaignUpdateSummary? LatestCampaignUpdate { get; init; }
}
