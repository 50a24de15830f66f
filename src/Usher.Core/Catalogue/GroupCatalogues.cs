using Usher.Core.Datasets;
using Usher.Core.EventStore;
using Usher.Core.Files;
using Usher.Core.Histories;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.Schemas;
using Usher.Datasets;
using Usher.Datasets.Histories;
using Usher.Datasets.Schemas;

namespace Usher.Core.Catalogue;

/// <summary>The catalogues of dataset groups, with the same rows as the metadata of answers. One is made when somebody asks, and kept until an import changes a dataset.</summary>
/// <remarks>Rows that this node is given by PutItems are there at once; of those that another node was given it learns when it makes the catalogue anew.</remarks>
public sealed class GroupCatalogues(ServiceRecords records, DatasetFiles files, ILiveRowExporter putRows, UpsertTracker recent, GroupHistories histories)
{
    // A million items with three columns take some 800 MB, with what was needed to read them.
    private const int MostKept = 4;

    private readonly VersionedCache<Origin, ItemCatalogue> _kept = new(MostKept);

    /// <summary>The catalogue of a group as it is now, and its histories.</summary>
    internal async Task<(ItemCatalogue Catalogue, DatasetHistories Histories)> OfAsync(string groupArn, CancellationToken cancellationToken)
    {
        while (true)
        {
            var its = await histories.OfAsync(groupArn, cancellationToken);
            var dataset = records.Current.DatasetOf(groupArn, DatasetType.Items);
            var version = DatasetVersion.Of(dataset);
            var reading = _kept.GetAsync(groupArn, new(version, its.Index), () => ReadAsync(dataset, its));
            try
            {
                var catalogue = await reading.WaitAsync(cancellationToken);
                await catalogue.ReadPutsAsync(cancellationToken);
                if (catalogue.IsComplete)
                    return (catalogue, its);

                _kept.Forget(groupArn, reading);
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested && DatasetVersion.Of(records.Current.DatasetOf(groupArn, DatasetType.Items)) != version)
            {
                // A FULL import has put other parts in the place of those that were being read: read again.
            }
        }
    }

    private async Task<ItemCatalogue> ReadAsync(DatasetResource? dataset, DatasetHistories its)
    {
        if (dataset is null)
            return new(ItemColumns.None, schema: null, new PendingUpserts((_, _) => default), its);

        var schema = records.Current.SchemaOf(dataset);
        // First, so that a row that comes while the others are read is not missed.
        var puts = recent.Watch(DatasetStreamName.Of(dataset));
        var work = Directory.CreateDirectory(files.PathOf($"rows-{DatasetFiles.NewName()}"));
        try
        {
            var (put, _) = await putRows.WritePartsAsync(dataset.Arn, schema, work.FullName, CancellationToken.None);
            return new(ItemColumns.Read([.. dataset.Parts.Select(files.PathOf), .. put], schema, CancellationToken.None), schema, puts, its);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private readonly record struct Origin(DatasetVersion Items, InteractionIndex Interactions);
}
