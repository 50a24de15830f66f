using System.Text.Json.Serialization;
using Usher.Wire.Personalize;

namespace Usher.Core.Resources;

/// <summary>The stored record of an import job, with the report on its rows.</summary>
/// <param name="Shape">The response of DescribeDatasetImportJob.</param>
public sealed record ImportJobResource(DatasetImportJob Shape) : Resource
{
    [JsonIgnore]
    public override string Arn => Shape.DatasetImportJobArn!;

    [JsonIgnore]
    public override string Status => Shape.Status!;

    [JsonIgnore]
    public override DateTimeOffset CreatedAt => Shape.CreationDateTime!.Value;

    /// <summary>The report, after the files have been read; null before.</summary>
    public ImportReport? Report { get; init; }

    /// <summary>Whether it was stopped on request. Personalize has no status for that, and its clients wait for ACTIVE or CREATE FAILED, so the status is CREATE FAILED with a reason.</summary>
    public bool IsStopped { get; init; }

    /// <summary>The record after the import has failed.</summary>
    internal ImportJobResource Failed(string reason, DateTimeOffset now) =>
        this with { Shape = Shape with { Status = Statuses.CreateFailed, FailureReason = reason, LastUpdatedDateTime = now } };
}
