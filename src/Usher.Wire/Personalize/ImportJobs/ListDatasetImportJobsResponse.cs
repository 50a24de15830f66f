namespace Usher.Wire.Personalize;

/// <summary>What ListDatasetImportJobs answers.</summary>
public sealed record ListDatasetImportJobsResponse
{
    /// <summary>The dataset import jobs.</summary>
    public IReadOnlyList<DatasetImportJobSummary>? DatasetImportJobs { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? NextToken { get; init; }
}
