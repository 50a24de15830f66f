using System.Collections.Concurrent;
using Usher.Core.Datasets;
using Usher.Core.EventStore;
using Usher.Core.Files;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.Schemas;
using Usher.Datasets;
using Usher.Datasets.Schemas;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Core.Serving;

/// <summary>Columns of the Items dataset beside the items of an answer.</summary>
/// <remarks>
/// Developer Guide, "Item metadata in recommendations". What imports brought is read once and kept while they stay the same; what PutItems brought lies over it and is looked up item by item, so that
/// it is there at once.
/// </remarks>
public sealed class ItemMetadata(DatasetFiles files, IEventStore events)
{
    private readonly ConcurrentDictionary<string, (DatasetResource Dataset, Lazy<ItemColumns> Columns)> _tables = new(StringComparer.Ordinal);

    /// <summary>The items with these columns; an item without a value lacks the column.</summary>
    internal async Task<PredictedItem[]> AddAsync(PredictedItem[] items, IReadOnlyList<string> columns, string groupArn, ServiceSnapshot snapshot, CancellationToken cancellationToken)
    {
        if (snapshot.DatasetOf(groupArn, DatasetType.Items) is not { } dataset)
            return items;

        var schema = snapshot.SchemaOf(dataset);
        var table = TableOf(dataset, schema);
        var imported = table.IsValueCreated ? table.Value : await Task.Run(() => table.Value, cancellationToken);
        var stream = DatasetStreamName.Of(dataset);
        var described = new PredictedItem[items.Length];
        for (var index = 0; index < items.Length; index++)
        {
            var put = await events.FindRowAsync(stream, items[index].ItemId!, cancellationToken);
            described[index] = items[index] with { Metadata = Values(items[index].ItemId!, columns, imported, put, schema) };
        }

        return described;
    }

    private static Dictionary<string, string> Values(string item, IReadOnlyList<string> columns, ItemColumns imported, PutRow? row, Schema schema)
    {
        var put = row is null ? null : PutColumns.Texts(row.Columns, schema);
        var values = new Dictionary<string, string>(columns.Count, StringComparer.Ordinal);
        foreach (var column in columns)
        {
            if ((put is null ? imported.Find(item, column) : put.GetValueOrDefault(column)) is { } value)
                values[column.ToLowerInvariant()] = value;
        }

        return values;
    }

    private Lazy<ItemColumns> TableOf(DatasetResource dataset, Schema schema) => _tables.AddOrUpdate(
        dataset.Arn,
        _ => (dataset, Read(dataset, schema)),
        (_, kept) => ReferenceEquals(kept.Dataset.Parts, dataset.Parts) && kept.Dataset.Shape.SchemaArn == dataset.Shape.SchemaArn ? kept : (dataset, Read(dataset, schema))).Columns;

    private Lazy<ItemColumns> Read(DatasetResource dataset, Schema schema) =>
        new(() => ItemColumns.Read([.. dataset.Parts.Select(files.PathOf)], schema, CancellationToken.None));
}
