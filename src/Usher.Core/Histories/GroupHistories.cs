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

    private readonly DatasetCache<DatasetHistories> _kept = new(records, MaxCached);

    /// <summary>The histories of a group as they are now; empty if it has no Interactions dataset.</summary>
    internal Task<DatasetHistories> OfAsync(string groupArn, CancellationToken cancellationToken) => OfAsync(groupArn, DatasetType.Interactions, cancellationToken);

    /// <summary>The histories of users with items, or with actions, which then take the place of items; empty if the group has no such dataset.</summary>
    /// <param name="groupArn">The dataset group.</param>
    /// <param name="type">Interactions or ActionInteractions.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    internal async Task<DatasetHistories> OfAsync(string groupArn, DatasetType type, CancellationToken cancellationToken) =>
        await FindAsync(groupArn, type, histories => histories.AdvanceAsync(cancellationToken), cancellationToken) ?? new(store, stream: null, InteractionIndex.Empty, newest: 0);

    /// <summary>The same with the counts of an earlier moment, for a caller that reads single users only; null if the group has no such dataset.</summary>
    internal ValueTask<DatasetHistories?> OfUsersAsync(string groupArn, DatasetType type, CancellationToken cancellationToken) => FindAsync(groupArn, type, _ => default, cancellationToken);

    private ValueTask<DatasetHistories?> FindAsync(string groupArn, DatasetType type, Func<DatasetHistories, ValueTask> advance, CancellationToken cancellationToken) =>
        _kept.FindAsync(groupArn, type, ReadAsync, advance, histories => histories.HasLongTail, cancellationToken);

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
