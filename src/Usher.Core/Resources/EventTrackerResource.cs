using System.Text.Json.Serialization;
using Usher.Wire.Personalize;

namespace Usher.Core.Resources;

/// <summary>An event tracker as it is kept.</summary>
/// <param name="Shape">What DescribeEventTracker answers.</param>
public sealed record EventTrackerResource(EventTracker Shape) : Resource, IGroupMember
{
    [JsonIgnore]
    public override string Arn => Shape.EventTrackerArn!;

    [JsonIgnore]
    public override string Status => Shape.Status!;

    [JsonIgnore]
    public override DateTimeOffset CreatedAt => Shape.CreationDateTime!.Value;

    [JsonIgnore]
    public string DatasetGroupArn => Shape.DatasetGroupArn!;
}
