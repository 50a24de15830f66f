using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>A trained model.</summary>
public sealed record SolutionVersion
{
    /// <summary>Name; <c>SOLUTION/ID</c> where none was given.</summary>
    public string? Name { get; init; }

    /// <summary>ARN of the solution version.</summary>
    public string? SolutionVersionArn { get; init; }

    /// <summary>ARN of the solution.</summary>
    public string? SolutionArn { get; init; }

    /// <summary>Whether hyperparameters were searched for.</summary>
    public bool? PerformHPO { get; init; }

    /// <summary>Whether the recipe was searched for.</summary>
    public bool? PerformAutoML { get; init; }

    /// <summary>Whether new items come in between trainings.</summary>
    public bool? PerformIncrementalUpdate { get; init; }

    /// <summary>ARN of the recipe.</summary>
    public string? RecipeArn { get; init; }

    /// <summary>Trained on events of this type alone.</summary>
    public string? EventType { get; init; }

    /// <summary>ARN of the dataset group.</summary>
    public string? DatasetGroupArn { get; init; }

    /// <summary>Settings.</summary>
    public SolutionConfig? SolutionConfig { get; init; }

    /// <summary>What training took, in hours; absent until it succeeded.</summary>
    public double? TrainingHours { get; init; }

    /// <summary>How it was trained.</summary>
    [OneOf(TrainingModes.Full, TrainingModes.Update, TrainingModes.AutoTrain)]
    public string? TrainingMode { get; init; }

    /// <summary>What the search found; absent without one.</summary>
    public TunedHPOParams? TunedHPOParams { get; init; }

    /// <summary>Such as CREATE PENDING or ACTIVE.</summary>
    public string? Status { get; init; }

    /// <summary>Why it failed; absent where it did not.</summary>
    public string? FailureReason { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationDateTime { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? LastUpdatedDateTime { get; init; }

    /// <summary>Whether the schedule or a call had it trained.</summary>
    [OneOf(TrainingTypes.Automatic, TrainingTypes.Manual)]
    public string? TrainingType { get; init; }
}
