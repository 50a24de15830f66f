using System.Text.Json.Serialization;
using Usher.Wire.Personalize;

namespace Usher.Core.Resources;

/// <summary>The stored record of a filter.</summary>
/// <param name="Shape">The response of DescribeFilter.</param>
public sealed record FilterResource(Filter Shape) : Resource, IGroupMember
{
    [JsonIgnore]
    public override string Arn => Shape.FilterArn!;

    [JsonIgnore]
    public override string Status => Shape.Status!;

    [JsonIgnore]
    public override DateTimeOffset CreatedAt => Shape.CreationDateTime!.Value;

    [JsonIgnore]
    public string DatasetGroupArn => Shape.DatasetGroupArn!;
}
