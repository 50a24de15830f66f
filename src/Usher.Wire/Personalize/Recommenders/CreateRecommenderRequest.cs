using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What CreateRecommender asks.</summary>
public sealed record CreateRecommenderRequest : IBringsTags
{
    /// <summary>Name, unique among its kind in the account.</summary>
    [Length(1, 63), Pattern(Patterns.Name)]
    public required string Name { get; init; }

    /// <summary>ARN of the dataset group.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string DatasetGroupArn { get; init; }

    /// <summary>ARN of the recipe.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string RecipeArn { get; init; }

    /// <summary>Settings.</summary>
    public RecommenderConfig? RecommenderConfig { get; init; }

    /// <summary>Keys and values.</summary>
    [Length(0, 200)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
