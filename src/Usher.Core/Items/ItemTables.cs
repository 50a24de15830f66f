using Usher.Core.Datasets;
using Usher.Core.EventStore;
using Usher.Core.Files;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.Schemas;
using Usher.Datasets;
using Usher.Datasets.Schemas;

namespace Usher.Core.Items;

/// <summary>Keeps one <see cref="ItemTable"/> for each dataset group, which recommendations, searches and explanations use. It is read at the first request, and again after an import.</summary>
/// <remarks>Rows that PutItems writes on this node are in the table at the next request. Rows that it writes on another node appear when this node reads the table again.</remarks>
public sealed class ItemTables(ServiceRecords records, DatasetFiles files, ILiveRowExporter liveRows, UpsertTracker upserts)
{
    private const int MaxTables = 8;

    private readonly VersionedCache<DatasetVersion, ItemTable> _tables = new(MaxTables);

    /// <summary>The table of a dataset group as it is now.</summary>
    internal async ValueTask<ItemTable> OfAsync(string groupArn, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (records.Current.DatasetOf(groupArn, DatasetType.Items) is not { } dataset)
                return ItemTable.Empty;

            var version = DatasetVersion.Of(dataset);
            var reading = _tables.GetAsync(dataset.Arn, version, () => ReadAsync(dataset));
            try
            {
                var table = await reading.WaitAsync(cancellationToken);
                await table.ReadPutsAsync(cancellationToken);
                if (table.IsOutgrown)
                    _tables.Refresh(dataset.Arn, reading, () => ReadAsync(dataset));
                return table;
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested && DatasetVersion.Of(records.Current.DatasetOf(groupArn, DatasetType.Items)) != version)
            {
                // A FULL import has replaced the parts that were being read: read again.
            }
        }
    }

    private async Task<ItemTable> ReadAsync(DatasetResource dataset)
    {
        var schema = records.Current.SchemaOf(dataset);
        // Watch before the read, so that rows that are put meanwhile are noted.
        var puts = upserts.Watch(DatasetStreamName.Of(dataset), schema);
        var work = Directory.CreateDirectory(files.PathOf($"rows-{DatasetFiles.NewName()}"));
        try
        {
            var (put, _) = await liveRows.WritePartsAsync(dataset.Arn, schema, work.FullName, CancellationToken.None);
            return new(ItemColumns.Read([.. dataset.Parts.Select(files.PathOf), .. put], schema, CancellationToken.None), schema, puts);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }
}
