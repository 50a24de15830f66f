namespace Usher.Wire.Personalize;

/// <summary>What ListBatchSegmentJobs answers.</summary>
public sealed record ListBatchSegmentJobsResponse
{
    /// <summary>The batch segment jobs.</summary>
    public IReadOnlyList<BatchSegmentJobSummary>? BatchSegmentJobs { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? NextToken { get; init; }
}
