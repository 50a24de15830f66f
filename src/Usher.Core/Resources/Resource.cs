using System.Text.Json.Serialization;

namespace Usher.Core.Resources;

/// <summary>The stored record of one resource: the response of its Describe operation, and what only the service needs. It is immutable.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SchemaResource), "schema")]
[JsonDerivedType(typeof(DatasetGroupResource), "dataset-group")]
[JsonDerivedType(typeof(DatasetResource), "dataset")]
[JsonDerivedType(typeof(ImportJobResource), "dataset-import-job")]
[JsonDerivedType(typeof(SolutionResource), "solution")]
[JsonDerivedType(typeof(SolutionVersionResource), "solution-version")]
[JsonDerivedType(typeof(CampaignResource), "campaign")]
[JsonDerivedType(typeof(RecommenderResource), "recommender")]
[JsonDerivedType(typeof(EventTrackerResource), "event-tracker")]
[JsonDerivedType(typeof(FilterResource), "filter")]
public abstract record Resource
{
    /// <summary>The key of the resource.</summary>
    [JsonIgnore]
    public abstract string Arn { get; }

    /// <summary>The status, such as CREATE PENDING or ACTIVE. A schema is always ACTIVE.</summary>
    [JsonIgnore]
    public abstract string Status { get; }

    /// <summary>When the resource was created.</summary>
    [JsonIgnore]
    public abstract DateTimeOffset CreatedAt { get; }

    /// <summary>The tags by key; empty if there are none.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>How often the work on it has begun: more than once after crashes of the server or of the worker process. An attempt that is interrupted by a stop of the server does not count.</summary>
    public int Attempts { get; init; }

    /// <summary>Whether work on it is pending or in progress.</summary>
    [JsonIgnore]
    public virtual bool IsUnderWay => Statuses.IsUnderWay(Status);
}
