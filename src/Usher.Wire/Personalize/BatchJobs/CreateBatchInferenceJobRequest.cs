using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What CreateBatchInferenceJob asks.</summary>
public sealed record CreateBatchInferenceJobRequest : IBringsTags
{
    /// <summary>Name of the job.</summary>
    [Length(1, 63), Pattern(Patterns.Name)]
    public required string JobName { get; init; }

    /// <summary>ARN of the solution version.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string SolutionVersionArn { get; init; }

    /// <summary>ARN of the filter.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public string? FilterArn { get; init; }

    /// <summary>How many to give.</summary>
    public int? NumResults { get; init; }

    /// <summary>Where to read.</summary>
    public required BatchInferenceJobInput JobInput { get; init; }

    /// <summary>Where to write.</summary>
    public required BatchInferenceJobOutput JobOutput { get; init; }

    /// <summary>ARN of the role that the service acts as.</summary>
    [Length(0, 256), Pattern(Patterns.RoleArn)]
    public required string RoleArn { get; init; }

    /// <summary>Settings.</summary>
    public BatchInferenceJobConfig? BatchInferenceJobConfig { get; init; }

    /// <summary>Keys and values.</summary>
    [Length(0, 200)]
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>What to make; recommendations by default.</summary>
    [OneOf(BatchInferenceJobModes.BatchInference, BatchInferenceJobModes.ThemeGeneration)]
    public string? BatchInferenceJobMode { get; init; }

    /// <summary>How to make themes; needed for them.</summary>
    public ThemeGenerationConfig? ThemeGenerationConfig { get; init; }
}
