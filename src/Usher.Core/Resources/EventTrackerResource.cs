using System.Text.Json.Serialization;
using Usher.Wire.Personalize;

namespace Usher.Core.Resources;

/// <summary>The stored record of an event tracker.</summary>
/// <param name="Shape">The response of DescribeEventTracker.</param>
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
