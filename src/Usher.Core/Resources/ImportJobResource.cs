using System.Text.Json.Serialization;
using Usher.Wire.Personalize;

namespace Usher.Core.Resources;

/// <summary>An import job as it is kept, with what became of its rows.</summary>
/// <param name="Shape">What DescribeDatasetImportJob answers.</param>
public sealed record ImportJobResource(DatasetImportJob Shape) : Resource
{
    [JsonIgnore]
    public override string Arn => Shape.DatasetImportJobArn!;

    [JsonIgnore]
    public override string Status => Shape.Status!;

    [JsonIgnore]
    public override DateTimeOffset CreatedAt => Shape.CreationDateTime!.Value;

    /// <summary>What was found, once it has been read; null before.</summary>
    public ImportReport? Report { get; init; }

    /// <summary>Whether it was stopped on request. Personalize has no status for that, and its clients wait for ACTIVE or CREATE FAILED, so it is the latter, with a reason.</summary>
    public bool IsStopped { get; init; }

    /// <summary>The same as it is when it has failed.</summary>
    internal ImportJobResource Failed(string reason, DateTimeOffset now) =>
        this with { Shape = Shape with { Status = Statuses.CreateFailed, FailureReason = reason, LastUpdatedDateTime = now } };
}
