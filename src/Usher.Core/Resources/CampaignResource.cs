using System.Text.Json.Serialization;
using Usher.Wire.Personalize;

namespace Usher.Core.Resources;

/// <summary>The stored record of a campaign.</summary>
/// <param name="Shape">The response of DescribeCampaign. It has the served version also for a campaign that follows its solution.</param>
public sealed record CampaignResource(Campaign Shape) : Resource, IUsesDatasets, IServesSolutionVersions, IAnswersRequests
{
    [JsonIgnore]
    public override string Arn => Shape.CampaignArn!;

    [JsonIgnore]
    public override string Status => Shape.Status!;

    [JsonIgnore]
    public override DateTimeOffset CreatedAt => Shape.CreationDateTime!.Value;

    [JsonIgnore]
    public DateTimeOffset? LastUpdated => Shape.LastUpdatedDateTime;

    [JsonIgnore]
    public string ServedVersion => Shape.SolutionVersionArn!;

    /// <summary>The group of the solution version.</summary>
    public required string DatasetGroupArn { get; init; }

    /// <summary>The requests in a second that are provisioned: its minProvisionedTPS, or 1 where that is not set.</summary>
    [JsonIgnore]
    public int MinTps => Shape.MinProvisionedTPS ?? 1;

    [JsonIgnore]
    public string UsesDatasetsOf => DatasetGroupArn;

    [JsonIgnore]
    public bool IsUsing => IsUnderWay || Status == Statuses.Active;

    /// <summary>Whether it is being created or updated.</summary>
    [JsonIgnore]
    public override bool IsUnderWay => base.IsUnderWay || IsUpdating;

    /// <summary>Whether a requested update is not done yet. The old version answers until it is.</summary>
    [JsonIgnore]
    public bool IsUpdating => Shape.LatestCampaignUpdate is { Status: { } status } && Statuses.IsUnderWay(status);

    /// <summary>Whether it follows its solution: it is updated to each new version.</summary>
    [JsonIgnore]
    public bool IsFollowing => Shape.CampaignConfig?.SyncWithLatestSolutionVersion is true;

    /// <summary>The solution versions whose models must be in memory: the served one and, during an update, the next one.</summary>
    [JsonIgnore]
    public IEnumerable<string> Versions => IsUpdating ? [Shape.SolutionVersionArn!, Shape.LatestCampaignUpdate!.SolutionVersionArn!] : [Shape.SolutionVersionArn!];
}
