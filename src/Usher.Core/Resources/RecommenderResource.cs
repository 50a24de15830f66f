using System.Text.Json.Serialization;
using Usher.Wire.Personalize;

namespace Usher.Core.Resources;

/// <summary>The stored record of a recommender. It trains solution versions of its own, which no list of solutions has: their ARNs are the recommender's with eight hex digits.</summary>
/// <param name="Shape">The response of DescribeRecommender.</param>
public sealed record RecommenderResource(Recommender Shape) : Resource, IGroupMember, IUsesDatasets, IServesSolutionVersions, IAnswersRequests
{
    [JsonIgnore]
    public override string Arn => Shape.RecommenderArn!;

    [JsonIgnore]
    public override string Status => Shape.Status!;

    [JsonIgnore]
    public override DateTimeOffset CreatedAt => Shape.CreationDateTime!.Value;

    [JsonIgnore]
    public DateTimeOffset? LastUpdated => Shape.LastUpdatedDateTime;

    [JsonIgnore]
    public string DatasetGroupArn => Shape.DatasetGroupArn!;

    /// <summary>The solution version whose model answers; null before the first is trained.</summary>
    public string? ServedVersion { get; init; }

    /// <summary>The solution version that is being trained for it; null if none is.</summary>
    public string? TrainingVersion { get; init; }

    /// <summary>Whether <see cref="TrainingVersion"/> is part of a requested update, which is done with it. Otherwise it is for the creation, or trained by the schedule.</summary>
    public bool IsUpdateTraining { get; init; }

    /// <summary>When its schedule was last due; null before the first time.</summary>
    public DateTimeOffset? LastScheduled { get; init; }

    /// <summary>The requests in a second that are provisioned: its minRecommendationRequestsPerSecond, or 1 where that is not set.</summary>
    [JsonIgnore]
    public int MinTps => Shape.RecommenderConfig?.MinRecommendationRequestsPerSecond ?? 1;

    [JsonIgnore]
    public string UsesDatasetsOf => DatasetGroupArn;

    /// <remarks>API reference, DeleteDataset: unlike an ACTIVE campaign, an ACTIVE recommender does not keep datasets from being deleted.</remarks>
    [JsonIgnore]
    public bool IsUsing => IsUnderWay;

    /// <summary>Whether it is being created, started, stopped, updated or trained.</summary>
    [JsonIgnore]
    public override bool IsUnderWay => base.IsUnderWay || IsUpdating || TrainingVersion is not null;

    /// <summary>Whether a requested update is not done yet. The old settings and model answer until it is.</summary>
    [JsonIgnore]
    public bool IsUpdating => Shape.LatestRecommenderUpdate is { Status: { } status } && Statuses.IsUnderWay(status);

    /// <summary>The solution versions whose models must be in memory; none while it is stopped.</summary>
    [JsonIgnore]
    public IEnumerable<string> Versions => Status is Statuses.Inactive or Statuses.StopPending or Statuses.StopInProgress ? [] : new[] { ServedVersion, TrainingVersion }.OfType<string>();
}
