using Usher.Core.Datasets;
using Usher.Core.EventStore;
using Usher.Core.Files;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.Schemas;
using Usher.Datasets.Rows;
using Usher.Datasets.Schemas;

namespace Usher.Core.Rows;

/// <summary>Keeps a <see cref="RowTable"/> for each dataset of items, users or actions that recommendations, filters, searches and explanations use. It is read at the first request, and again after an import.</summary>
/// <remarks>Rows that are put on this node are in the table at the next request. Rows that are put on another node appear when this node reads the table again.</remarks>
public sealed class RowTables(ServiceRecords records, DatasetFiles files, ILiveRowExporter liveRows, UpsertTracker upserts)
{
    private const int MaxTables = 16;

    private readonly DatasetCache<RowTable> _tables = new(records, MaxTables);

    /// <summary>The table of the items of a dataset group as it is now.</summary>
    internal ValueTask<RowTable> ItemsOfAsync(string groupArn, CancellationToken cancellationToken) => OfAsync(groupArn, DatasetType.Items, cancellationToken);

    /// <summary>The table of a dataset of a group as it is now; an empty one if there is no such dataset.</summary>
    internal async ValueTask<RowTable> OfAsync(string groupArn, DatasetType type, CancellationToken cancellationToken) =>
        await _tables.FindAsync(groupArn, type, ReadAsync, table => table.ReadPutsAsync(cancellationToken), table => table.IsOutgrown, cancellationToken) ?? RowTable.Empty;

    private async Task<RowTable> ReadAsync(DatasetResource dataset)
    {
        var schema = records.Current.SchemaOf(dataset);
        // Watch before the read, so that rows that are put meanwhile are noted.
        var puts = upserts.Watch(DatasetStreamName.Of(dataset), schema);
        var work = Directory.CreateDirectory(files.PathOf($"rows-{DatasetFiles.NewName()}"));
        try
        {
            var (put, _) = await liveRows.WritePartsAsync(dataset.Arn, schema, work.FullName, CancellationToken.None);
            return new(DatasetRows.Read([.. dataset.Parts.Select(files.PathOf), .. put], schema, CancellationToken.None), schema, puts);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }
}
