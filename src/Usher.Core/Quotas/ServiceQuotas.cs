using Usher.Datasets.TrainingSets;

namespace Usher.Core.Quotas;

/// <summary>The service's quotas. The defaults are those of the developer guide, page "Quotas"; each is a setting.</summary>
public sealed record ServiceQuotas
{
    public int Schemas { get; init; } = 500;

    public int DatasetGroups { get; init; } = 500;

    /// <summary>Import jobs of a region that are pending or in progress.</summary>
    public int OpenImportJobs { get; init; } = 5;

    /// <summary>Solution versions of a region that are pending or in progress.</summary>
    public int OpenSolutionVersions { get; init; } = 20;

    public int SolutionsInGroup { get; init; } = 10;

    public int CampaignsInGroup { get; init; } = 5;

    public int RecommendersInGroup { get; init; } = 5;

    public int EventTrackersInGroup { get; init; } = 1;

    public int FiltersInGroup { get; init; } = 30;

    /// <summary>Different columns in all filters of a group together.</summary>
    public int FilterFieldsInGroup { get; init; } = 20;

    /// <summary>The data that a training needs.</summary>
    public TrainingQuotas Training { get; init; } = new();

    /// <summary>The fewest rows that an import of interactions must have.</summary>
    public int MinInteractionsInImport { get; init; } = 1_000;

    /// <summary>The most bytes that a FULL import reads.</summary>
    public long FullImportBytes { get; init; } = 100L << 30;

    /// <summary>The most bytes that an INCREMENTAL import reads.</summary>
    public long IncrementalImportBytes { get; init; } = 1L << 30;
}
