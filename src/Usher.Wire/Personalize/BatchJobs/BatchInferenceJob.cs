using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>A job that writes recommendations to a bucket.</summary>
public sealed record BatchInferenceJob
{
    /// <summary>Name of the job.</summary>
    public string? JobName { get; init; }

    /// <summary>ARN of the batch inference job.</summary>
    public string? BatchInferenceJobArn { get; init; }

    /// <summary>ARN of the filter.</summary>
    public string? FilterArn { get; init; }

    /// <summary>Why it failed; absent where it did not.</summary>
    public string? FailureReason { get; init; }

    /// <summary>ARN of the solution version.</summary>
    public string? SolutionVersionArn { get; init; }

    /// <summary>How many to give.</summary>
    public int? NumResults { get; init; }

    /// <summary>Where to read.</summary>
    public BatchInferenceJobInput? JobInput { get; init; }

    /// <summary>Where to write.</summary>
    public BatchInferenceJobOutput? JobOutput { get; init; }

    /// <summary>Settings.</summary>
    public BatchInferenceJobConfig? BatchInferenceJobConfig { get; init; }

    /// <summary>ARN of the role that the service acts as.</summary>
    public string? RoleArn { get; init; }

    /// <summary>What to make; recommendations by default.</summary>
    [OneOf(BatchInferenceJobModes.BatchInference, BatchInferenceJobModes.ThemeGeneration)]
    public string? BatchInferenceJobMode { get; init; }

    /// <summary>How to make themes; needed for them.</summary>
    public ThemeGenerationConfig? ThemeGenerationConfig { get; init; }

    /// <summary>Such as CREATE PENDING or ACTIVE.</summary>
    public string? Status { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationDateTime { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? LastUpdatedDateTime { get; init; }
}
