using System.Text.Json.Serialization;
using Usher.Wire.Personalize;

namespace Usher.Core.Resources;

/// <summary>A campaign as it is kept.</summary>
/// <param name="Shape">What DescribeCampaign answers. A campaign that follows its solution has the version that it serves here, as every other.</param>
public sealed record CampaignResource(Campaign Shape) : Resource, IUsesDatasets, IServesSolutionVersions
{
    [JsonIgnore]
    public override string Arn => Shape.CampaignArn!;

    [JsonIgnore]
    public override string Status => Shape.Status!;

    [JsonIgnore]
    public override DateTimeOffset CreatedAt => Shape.CreationDateTime!.Value;

    /// <summary>The group of the solution version.</summary>
    public required string DatasetGroupArn { get; init; }

    /// <summary>The requests in a second that are provisioned: its minProvisionedTPS, or 1 where that is not set.</summary>
    [JsonIgnore]
    public int MinTps => Shape.MinProvisionedTPS ?? 1;

    [JsonIgnore]
    public string UsesDatasetsOf => DatasetGroupArn;

    [JsonIgnore]
    public bool IsUsing => IsUnderWay || Status == Statuses.Active;

    /// <summary>Whether it is being made, or updated.</summary>
    [JsonIgnore]
    public override bool IsUnderWay => base.IsUnderWay || IsUpdating;

    /// <summary>Whether an update is asked for and not done; the old version answers until it is.</summary>
    [JsonIgnore]
    public bool IsUpdating => Shape.LatestCampaignUpdate is { Status: { } status } && Statuses.IsUnderWay(status);

    /// <summary>Whether it takes over each new version of its solution.</summary>
    [JsonIgnore]
    public bool IsFollowing => Shape.CampaignConfig?.SyncWithLatestSolutionVersion is true;

    /// <summary>The solution versions whose models it needs in memory: the one it serves, and last the one it will.</summary>
    [JsonIgnore]
    public IEnumerable<string> Versions => IsUpdating ? [Shape.SolutionVersionArn!, Shape.LatestCampaignUpdate!.SolutionVersionArn!] : [Shape.SolutionVersionArn!];
}
