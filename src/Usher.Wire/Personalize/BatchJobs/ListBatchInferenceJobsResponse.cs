namespace Usher.Wire.Personalize;

/// <summary>What ListBatchInferenceJobs answers.</summary>
public sealed record ListBatchInferenceJobsResponse
{
    /// <summary>The batch inference jobs.</summary>
    public IReadOnlyList<BatchInferenceJobSummary>? BatchInferenceJobs { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? NextToken { get; init; }
}
