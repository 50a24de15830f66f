namespace Usher.Wire.Personalize;

/// <summary>What ListDataDeletionJobs answers.</summary>
public sealed record ListDataDeletionJobsResponse
{
    /// <summary>The data deletion jobs.</summary>
    public IReadOnlyList<DataDeletionJobSummary>? DataDeletionJobs { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? NextToken { get; init; }
}
