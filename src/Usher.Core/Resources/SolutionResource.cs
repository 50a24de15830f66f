using System.Text.Json.Serialization;
using Usher.Wire.Personalize;

namespace Usher.Core.Resources;

/// <summary>The stored record of a solution.</summary>
/// <param name="Shape">The response of DescribeSolution without the newest version, which is looked up.</param>
public sealed record SolutionResource(Solution Shape) : Resource, IGroupMember
{
    [JsonIgnore]
    public override string Arn => Shape.SolutionArn!;

    [JsonIgnore]
    public override string Status => Shape.Status!;

    [JsonIgnore]
    public override DateTimeOffset CreatedAt => Shape.CreationDateTime!.Value;

    /// <summary>When its schedule was last due, and trained a version or found no new data; null before the first time.</summary>
    public DateTimeOffset? LastScheduled { get; init; }

    [JsonIgnore]
    public string DatasetGroupArn => Shape.DatasetGroupArn!;
}
