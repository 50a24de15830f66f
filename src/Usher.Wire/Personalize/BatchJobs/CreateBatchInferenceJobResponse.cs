namespace Usher.Wire.Personalize;

/// <summary>What CreateBatchInferenceJob answers.</summary>
public sealed record CreateBatchInferenceJobResponse
{
    /// <summary>ARN of the batch inference job.</summary>
    public string? BatchInferenceJobArn { get; init; }
}
