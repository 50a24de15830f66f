using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What CreateFilter asks.</summary>
public sealed record CreateFilterRequest : IBringsTags
{
    /// <summary>Name, unique among its kind in the account.</summary>
    [Length(1, 63), Pattern(Patterns.Name)]
    public required string Name { get; init; }

    /// <summary>ARN of the dataset group.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string DatasetGroupArn { get; init; }

    /// <summary>The condition.</summary>
    [Sensitive, Length(1, 2500)]
    public required string FilterExpression { get; init; }

    /// <summary>Keys and values.</summary>
    [Length(0, 200)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
