namespace Usher.Wire.Personalize;

/// <summary>What ListDatasetExportJobs answers.</summary>
public sealed record ListDatasetExportJobsResponse
{
    /// <summary>The dataset export jobs.</summary>
    public IReadOnlyList<DatasetExportJobSummary>? DatasetExportJobs { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? NextToken { get; init; }
}
