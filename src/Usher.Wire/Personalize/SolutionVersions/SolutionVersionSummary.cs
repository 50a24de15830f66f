using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>A solution version, in a list.</summary>
public sealed record SolutionVersionSummary
{
    /// <summary>ARN of the solution version.</summary>
    public string? SolutionVersionArn { get; init; }

    /// <summary>Such as CREATE PENDING or ACTIVE.</summary>
    public string? Status { get; init; }

    /// <summary>How it was trained.</summary>
    [OneOf(TrainingModes.Full, TrainingModes.Update, TrainingModes.AutoTrain)]
    public string? TrainingMode { get; init; }

    /// <summary>Whether the schedule or a call had it trained.</summary>
    [OneOf(TrainingTypes.Automatic, TrainingTypes.Manual)]
    public string? TrainingType { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationDateTime { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? LastUpdatedDateTime { get; init; }

    /// <summary>Why it failed; absent where it did not.</summary>
    public string? FailureReason { get; init; }
}
