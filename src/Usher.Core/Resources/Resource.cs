using System.Text.Json.Serialization;

namespace Usher.Core.Resources;

/// <summary>One resource as it is kept: what its Describe operation answers, and what only the service has to know. It never changes; a change makes another.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SchemaResource), "schema")]
[JsonDerivedType(typeof(DatasetGroupResource), "dataset-group")]
[JsonDerivedType(typeof(DatasetResource), "dataset")]
[JsonDerivedType(typeof(ImportJobResource), "dataset-import-job")]
[JsonDerivedType(typeof(SolutionResource), "solution")]
[JsonDerivedType(typeof(SolutionVersionResource), "solution-version")]
[JsonDerivedType(typeof(CampaignResource), "campaign")]
[JsonDerivedType(typeof(EventTrackerResource), "event-tracker")]
public abstract record Resource
{
    /// <summary>Its name among all resources.</summary>
    [JsonIgnore]
    public abstract string Arn { get; }

    /// <summary>Such as CREATE PENDING or ACTIVE; a schema is ACTIVE from the first.</summary>
    [JsonIgnore]
    public abstract string Status { get; }

    /// <summary>When it was made.</summary>
    [JsonIgnore]
    public abstract DateTimeOffset CreatedAt { get; }

    /// <summary>By key; empty where there are none.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>How often the work on it was begun: more than once after crashes of the server or of the work's process. An attempt that a stop of the server cut off does not count.</summary>
    public int Attempts { get; init; }

    /// <summary>Whether work on it is pending or under way.</summary>
    [JsonIgnore]
    public virtual bool IsUnderWay => Statuses.IsUnderWay(Status);
}
