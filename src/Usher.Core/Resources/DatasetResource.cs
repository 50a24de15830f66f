using System.Text.Json.Serialization;
using Usher.Wire.Personalize;

namespace Usher.Core.Resources;

/// <summary>The stored record of a dataset, with the parts that its imported rows are in.</summary>
/// <param name="Shape">The response of DescribeDataset.</param>
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

    /// <summary>The imported parts, oldest first.</summary>
    public IReadOnlyList<DatasetPart> Parts { get; init; } = [];
}
