using System.Text.Json.Serialization;
using Usher.Wire.Personalize;

namespace Usher.Core.Resources;

/// <summary>The stored record of a dataset group.</summary>
/// <param name="Shape">The response of DescribeDatasetGroup.</param>
public sealed record DatasetGroupResource(DatasetGroup Shape) : Resource
{
    [JsonIgnore]
    public override string Arn => Shape.DatasetGroupArn!;

    [JsonIgnore]
    public override string Status => Shape.Status!;

    [JsonIgnore]
    public override DateTimeOffset CreatedAt => Shape.CreationDateTime!.Value;
}
