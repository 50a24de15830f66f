namespace Usher.Wire.Personalize;

/// <summary>What DescribeBatchInferenceJob answers.</summary>
public sealed record DescribeBatchInferenceJobResponse
{
    /// <summary>The batch inference job.</summary>
    public BatchInferenceJob? BatchInferenceJob { get; init; }
}
