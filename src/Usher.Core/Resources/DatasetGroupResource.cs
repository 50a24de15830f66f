using System.Text.Json.Serialization;
using Usher.Wire.Personalize;

namespace Usher.Core.Resources;

/// <summary>A dataset group as it is kept.</summary>
/// <param name="Shape">What DescribeDatasetGroup answers.</param>
public sealed record DatasetGroupResource(DatasetGroup Shape) : Resource
{
    [JsonIgnore]
    public override string Arn => Shape.DatasetGroupArn!;

    [JsonIgnore]
    public override string Status => Shape.Status!;

    [JsonIgnore]
    public override DateTimeOffset CreatedAt => Shape.CreationDateTime!.Value;
}
