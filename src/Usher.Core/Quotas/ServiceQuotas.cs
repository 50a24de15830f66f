using Usher.Datasets.TrainingSets;

namespace Usher.Core.Quotas;

/// <summary>How much there may be of what. The defaults are those of Personalize's guide, page "Quotas"; each is a setting.</summary>
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

    public int EventTrackersInGroup { get; init; } = 1;

    /// <summary>What a training needs.</summary>
    public TrainingQuotas Training { get; init; } = new();

    /// <summary>Rows that an import of interactions must bring.</summary>
    public int MinInteractionsInImport { get; init; } = 1_000;

    /// <summary>Bytes that a FULL import reads at most.</summary>
    public long FullImportBytes { get; init; } = 100L << 30;

    /// <summary>Bytes that an INCREMENTAL import reads at most.</summary>
    public long IncrementalImportBytes { get; init; } = 1L << 30;
}
