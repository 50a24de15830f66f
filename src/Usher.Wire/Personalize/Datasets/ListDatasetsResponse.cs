namespace Usher.Wire.Personalize;

/// <summary>What ListDatasets answers.</summary>
public sealed record ListDatasetsResponse
{
    /// <summary>The datasets.</summary>
    public IReadOnlyList<DatasetSummary>? Datasets { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? NextToken { get; init; }
}
