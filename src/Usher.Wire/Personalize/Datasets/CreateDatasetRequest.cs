using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What CreateDataset asks.</summary>
public sealed record CreateDatasetRequest : IBringsTags
{
    /// <summary>Name of the dataset; not part of its ARN.</summary>
    [Length(1, 63), Pattern(Patterns.Name)]
    public required string Name { get; init; }

    /// <summary>ARN of the schema.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string SchemaArn { get; init; }

    /// <summary>ARN of the dataset group.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string DatasetGroupArn { get; init; }

    /// <summary>Interactions, Items, Users, Actions or Action_Interactions, in any case.</summary>
    [Length(0, 256), Pattern(Patterns.DatasetType)]
    public required string DatasetType { get; init; }

    /// <summary>Keys and values.</summary>
    [Length(0, 200)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
