using Usher.Datasets.Imports;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;
using Usher.Datasets.TrainingSets;

namespace Usher.Datasets;

/// <summary>From CSV files, gzip, Parquet or streams to a training set in one call, through the same import as the service's.</summary>
public static class CsvDataset
{
    /// <summary>Reads everything. What it writes on the way lies in the system's folder for temporary files and is gone afterwards.</summary>
    /// <exception cref="DatasetException">A file cannot be used as a whole.</exception>
    /// <exception cref="SchemaException">A schema file is wrong; the message names the field.</exception>
    /// <exception cref="BadRowsException">No row of a file can be used; or <see cref="CsvSources.IsStrict"/> is true, and there is a fault.</exception>
    public static LoadedDataset Load(CsvSources sources, CancellationToken cancellationToken)
    {
        using var work = WorkFolder.Temporary();
        var load = new Load(work, sources.IsStrict, cancellationToken);
        var interactions = load.Import(DatasetType.Interactions, sources.Interactions, sources.InteractionsSchema)!;
        var items = load.Import(DatasetType.Items, sources.Items, sources.ItemsSchema);
        var users = load.Import(DatasetType.Users, sources.Users, sources.UsersSchema);
        load.Settle();
        load.CompareIds();

        var set = TrainingSetQuery.Run(new TrainingSources([interactions], Parts(items), Parts(users), sources.EventType), cancellationToken);
        return new LoadedDataset(set, ItemTitles.Read(Parts(items), cancellationToken), load.Warnings) { Notes = load.Notes };
    }

    private static IReadOnlyList<string> Parts(string? part) => part is null ? [] : [part];
}
