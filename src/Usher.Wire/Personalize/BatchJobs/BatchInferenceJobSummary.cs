using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>A batch inference job, in a list.</summary>
public sealed record BatchInferenceJobSummary
{
    /// <summary>ARN of the batch inference job.</summary>
    public string? BatchInferenceJobArn { get; init; }

    /// <summary>Name of the job.</summary>
    public string? JobName { get; init; }

    /// <summary>Such as CREATE PENDING or ACTIVE.</summary>
    public string? Status { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationDateTime { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? LastUpdatedDateTime { get; init; }

    /// <summary>Why it failed; absent where it did not.</summary>
    public string? FailureReason { get; init; }

    /// <summary>ARN of the solution version.</summary>
    public string? SolutionVersionArn { get; init; }

    /// <summary>What to make; recommendations by default.</summary>
    [OneOf(BatchInferenceJobModes.BatchInference, BatchInferenceJobModes.ThemeGeneration)]
    public string? BatchInferenceJobMode { get; init; }
}
