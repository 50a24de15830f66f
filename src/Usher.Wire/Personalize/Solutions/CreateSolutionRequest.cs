using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What CreateSolution asks.</summary>
public sealed record CreateSolutionRequest : IBringsTags
{
    /// <summary>Name, unique among its kind in the account.</summary>
    [Length(1, 63), Pattern(Patterns.Name)]
    public required string Name { get; init; }

    /// <summary>Whether hyperparameters are searched for.</summary>
    public bool? PerformHPO { get; init; }

    /// <summary>Whether the recipe is searched for.</summary>
    public bool? PerformAutoML { get; init; }

    /// <summary>Whether versions are trained by themselves; true by default.</summary>
    public bool? PerformAutoTraining { get; init; }

    /// <summary>Whether new items come in between trainings.</summary>
    public bool? PerformIncrementalUpdate { get; init; }

    /// <summary>ARN of the recipe; absent with AutoML.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public string? RecipeArn { get; init; }

    /// <summary>ARN of the dataset group.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string DatasetGroupArn { get; init; }

    /// <summary>Train on events of this type alone.</summary>
    [Length(0, 256)]
    public string? EventType { get; init; }

    /// <summary>Settings.</summary>
    public SolutionConfig? SolutionConfig { get; init; }

    /// <summary>Keys and values.</summary>
    [Length(0, 200)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
