namespace Usher.Wire.Personalize;

/// <summary>A kind of recommender that solutions are made of.</summary>
public sealed record Recipe
{
    /// <summary>Name, unique among its kind in the account.</summary>
    public string? Name { get; init; }

    /// <summary>ARN of the recipe.</summary>
    public string? RecipeArn { get; init; }

    /// <summary>ARN of the algorithm.</summary>
    public string? AlgorithmArn { get; init; }

    /// <summary>ARN of the feature transformation.</summary>
    public string? FeatureTransformationArn { get; init; }

    /// <summary>Such as CREATE PENDING or ACTIVE.</summary>
    public string? Status { get; init; }

    /// <summary>For people to read.</summary>
    public string? Description { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationDateTime { get; init; }

    /// <summary>Such as USER_PERSONALIZATION or RELATED_ITEMS.</summary>
    public string? RecipeType { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? LastUpdatedDateTime { get; init; }
}
