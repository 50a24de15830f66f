using System.Text.Json.Serialization;
using Usher.Core.Records;
using Usher.Wire.Personalize;

namespace Usher.Core.Imports;

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
}
