using Usher.Core.Datasets;
using Usher.Core.EventStore;
using Usher.Core.Files;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.Schemas;
using Usher.Datasets;
using Usher.Datasets.Schemas;

namespace Usher.Core.Actions;

/// <summary>Keeps one <see cref="ActionTable"/> for each dataset group. It is read at the first request, and again after an import.</summary>
/// <remarks>Rows that PutActions writes on this node are in the table at the next request. Rows that it writes on another node appear when this node reads the table again.</remarks>
public sealed class ActionTables(ServiceRecords records, DatasetFiles files, ILiveRowExporter liveRows, UpsertTracker upserts)
{
    private const int MaxTables = 8;

    private readonly VersionedCache<DatasetVersion, ActionTable> _tables = new(MaxTables);

    /// <summary>The table of a dataset group as it is now.</summary>
    internal async ValueTask<ActionTable> OfAsync(string groupArn, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (records.Current.DatasetOf(groupArn, DatasetType.Actions) is not { } dataset)
                return ActionTable.Empty;

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
            catch (Exception) when (!cancellationToken.IsCancellationRequested && DatasetVersion.Of(records.Current.DatasetOf(groupArn, DatasetType.Actions)) != version)
            {
                // A FULL import has replaced the parts that were being read: read again.
            }
        }
    }

    private async Task<ActionTable> ReadAsync(DatasetResource dataset)
    {
        var schema = records.Current.SchemaOf(dataset);
        // Watch before the read, so that rows that are put meanwhile are noted.
        var puts = upserts.Watch(DatasetStreamName.Of(dataset), schema);
        var work = Directory.CreateDirectory(files.PathOf($"rows-{DatasetFiles.NewName()}"));
        try
        {
            var (put, _) = await liveRows.WritePartsAsync(dataset.Arn, schema, work.FullName, CancellationToken.None);
            return new(ItemColumns.Read([.. dataset.Parts.Select(files.PathOf), .. put], schema, CancellationToken.None), puts);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }
}
