namespace Usher.Wire.Personalize;

/// <summary>A recipe with its settings.</summary>
public sealed record Solution
{
    /// <summary>Name, unique among its kind in the account.</summary>
    public string? Name { get; init; }

    /// <summary>ARN of the solution.</summary>
    public string? SolutionArn { get; init; }

    /// <summary>Whether hyperparameters are searched for.</summary>
    public bool? PerformHPO { get; init; }

    /// <summary>Whether the recipe is searched for.</summary>
    public bool? PerformAutoML { get; init; }

    /// <summary>Whether versions are trained by themselves; true by default.</summary>
    public bool? PerformAutoTraining { get; init; }

    /// <summary>Whether new items come in between trainings.</summary>
    public bool? PerformIncrementalUpdate { get; init; }

    /// <summary>ARN of the recipe.</summary>
    public string? RecipeArn { get; init; }

    /// <summary>ARN of the dataset group.</summary>
    public string? DatasetGroupArn { get; init; }

    /// <summary>Trained on events of this type alone.</summary>
    public string? EventType { get; init; }

    /// <summary>Settings.</summary>
    public SolutionConfig? SolutionConfig { get; init; }

    /// <summary>Present where AutoML was asked for and is done.</summary>
    public AutoMLResult? AutoMLResult { get; init; }

    /// <summary>Such as CREATE PENDING or ACTIVE.</summary>
    public string? Status { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationDateTime { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? LastUpdatedDateTime { get; init; }

    /// <summary>The newest; absent until the first.</summary>
    public SolutionVersionSummary? LatestSolutionVersion { get; init; }

    /// <summary>Absent until the first.</summary>
    public SolutionUpdateSummary? LatestSolutionUpdate { get; init; }
}
