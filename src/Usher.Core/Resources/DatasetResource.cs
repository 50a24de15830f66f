using System.Text.Json.Serialization;
using Usher.Wire.Personalize;

namespace Usher.Core.Resources;

/// <summary>A dataset as it is kept, with the parts its rows lie in.</summary>
/// <param name="Shape">What DescribeDataset answers.</param>
public sealed record DatasetResource(Dataset Shape) : Resource, IGroupMember
{
    [JsonIgnore]
    public override string Arn => Shape.DatasetArn!;

    [JsonIgnore]
    public override string Status => Shape.Status!;

    [JsonIgnore]
    public override DateTimeOffset CreatedAt => Shape.CreationDateTime!.Value;

    [JsonIgnore]
    public string DatasetGroupArn => Shape.DatasetGroupArn!;

    /// <summary>What imports wrote, oldest first.</summary>
    public IReadOnlyList<DatasetPart> Parts { get; init; } = [];
}
