using Usher.Core.Datasets;
using Usher.Core.EventStore;
using Usher.Core.Files;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.Schemas;
using Usher.Datasets.Histories;
using Usher.Datasets.Schemas;

namespace Usher.Core.Histories;

/// <summary>The histories of dataset groups, from imports and live events together. An index is built at the first request, and kept until an import changes the dataset.</summary>
public sealed class GroupHistories(ServiceRecords records, DatasetFiles files, ILiveRowExporter putRows, IEventStore store)
{
    // An index keeps only the IDs and some counts in memory; the interactions are in a file.
    private const int MaxCached = 8;

    private readonly VersionedCache<DatasetVersion, DatasetHistories> _kept = new(MaxCached);

    /// <summary>The histories of a group as they are now; empty if it has no Interactions dataset.</summary>
    internal Task<DatasetHistories> OfAsync(string groupArn, CancellationToken cancellationToken) => OfAsync(groupArn, DatasetType.Interactions, cancellationToken);

    /// <summary>The histories of users with items, or with actions, which then take the place of items; empty if the group has no such dataset.</summary>
    /// <param name="groupArn">The dataset group.</param>
    /// <param name="type">Interactions or ActionInteractions.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    internal async Task<DatasetHistories> OfAsync(string groupArn, DatasetType type, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (records.Current.DatasetOf(groupArn, type) is not { } dataset)
                return new(store, stream: null, InteractionIndex.Empty, newest: 0);

            var version = DatasetVersion.Of(dataset);
            var reading = _kept.GetAsync(dataset.Arn, version, () => ReadAsync(dataset));
            try
            {
                var histories = await reading.WaitAsync(cancellationToken);
                await histories.AdvanceAsync(cancellationToken);
                if (histories.HasLongTail)
                    _kept.Refresh(dataset.Arn, reading, () => ReadAsync(dataset));
                return histories;
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested && DatasetVersion.Of(records.Current.DatasetOf(groupArn, type)) != version)
            {
                // A FULL import has replaced the parts that were being read: read again.
            }
        }
    }

    private async Task<DatasetHistories> ReadAsync(DatasetResource dataset)
    {
        var name = DatasetFiles.NewName();
        var work = Directory.CreateDirectory(files.PathOf($"index-{name}"));
        try
        {
            var schema = records.Current.SchemaOf(dataset);
            var (put, newest) = await putRows.WritePartsAsync(dataset.Arn, schema, work.FullName, CancellationToken.None);
            var index = InteractionIndexer.Build([.. dataset.Parts.Select(files.PathOf)], put, files.PathOf($"{name}.index"), CancellationToken.None, DatasetTypes.IdOf(schema.Type));
            return new(store, DatasetStreamName.Of(dataset), index, newest);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }
}
