namespace Usher.Wire.Personalize;

/// <summary>A recommender of a domain.</summary>
public sealed record Recommender
{
    /// <summary>ARN of the recommender.</summary>
    public string? RecommenderArn { get; init; }

    /// <summary>ARN of the dataset group.</summary>
    public string? DatasetGroupArn { get; init; }

    /// <summary>Name, unique among its kind in the account.</summary>
    public string? Name { get; init; }

    /// <summary>ARN of the recipe.</summary>
    public string? RecipeArn { get; init; }

    /// <summary>Settings.</summary>
    public RecommenderConfig? RecommenderConfig { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationDateTime { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? LastUpdatedDateTime { get; init; }

    /// <summary>Such as CREATE PENDING or ACTIVE.</summary>
    public string? Status { get; init; }

    /// <summary>Why it failed; absent where it did not.</summary>
    public string? FailureReason { get; init; }

    /// <summary>Absent until the first.</summary>
    public RecommenderUpdateSummary? LatestRecommenderUpdate { get; init; }

    /// <summary>Values by name.</summary>
    public IReadOnlyDictionary<string, double>? ModelMetrics { get; init; }
}
