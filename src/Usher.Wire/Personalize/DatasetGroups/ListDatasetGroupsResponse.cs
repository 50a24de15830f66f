namespace Usher.Wire.Personalize;

/// <summary>What ListDatasetGroups answers.</summary>
public sealed record ListDatasetGroupsResponse
{
    /// <summary>The dataset groups.</summary>
    public IReadOnlyList<DatasetGroupSummary>? DatasetGroups { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? NextToken { get; init; }
}
