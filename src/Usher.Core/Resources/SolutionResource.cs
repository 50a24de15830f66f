using System.Text.Json.Serialization;
using Usher.Wire.Personalize;

namespace Usher.Core.Resources;

/// <summary>A solution as it is kept.</summary>
/// <param name="Shape">What DescribeSolution answers, but for the newest version, which is looked up.</param>
public sealed record SolutionResource(Solution Shape) : Resource, IGroupMember
{
    [JsonIgnore]
    public override string Arn => Shape.SolutionArn!;

    [JsonIgnore]
    public override string Status => Shape.Status!;

    [JsonIgnore]
    public override DateTimeOffset CreatedAt => Shape.CreationDateTime!.Value;

    /// <summary>When the schedule last came to it, and trained a version or found nothing new to learn; null before the first time.</summary>
    public DateTimeOffset? LastScheduled { get; init; }

    [JsonIgnore]
    public string DatasetGroupArn => Shape.DatasetGroupArn!;
}
