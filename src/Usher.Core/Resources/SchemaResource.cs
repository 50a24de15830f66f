using System.Text.Json.Serialization;
using Usher.Wire.Personalize;

namespace Usher.Core.Resources;

/// <summary>The stored record of a schema.</summary>
/// <param name="Shape">The response of DescribeSchema.</param>
public sealed record SchemaResource(DatasetSchema Shape) : Resource
{
    [JsonIgnore]
    public override string Arn => Shape.SchemaArn!;

    [JsonIgnore]
    public override string Status => Statuses.Active;

    [JsonIgnore]
    public override DateTimeOffset CreatedAt => Shape.CreationDateTime!.Value;
}
