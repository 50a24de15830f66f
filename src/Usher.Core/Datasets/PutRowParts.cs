using System.Text.Json;
using Usher.Core.EventStore;
using Usher.Core.Files;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Datasets;
using Usher.Datasets.Schemas;

namespace Usher.Core.Datasets;

/// <summary>Writes the rows of PutEvents, PutItems and their like as a Parquet part, for trainings.</summary>
internal sealed class PutRowParts(ServiceRecords records, IEventStore store) : ILiveRowExporter
{
    public async Task<(IReadOnlyList<string> Parts, long Newest)> WritePartsAsync(string datasetArn, Schema schema, string folder, CancellationToken cancellationToken)
    {
        if (records.Current.Find<DatasetResource>(datasetArn) is not { } dataset)
            return ([], 0);

        var newest = 0L;
        var id = DatasetTypes.IdOf(schema.Type);
        var stream = DatasetStreamName.Of(dataset);
        var rows = schema.Type is DatasetType.Interactions or DatasetType.ActionInteractions ? store.ReadEventsAsync(stream, after: 0, cancellationToken).Select(stored => Event(stored)) : store.ReadRowsAsync(stream, cancellationToken).Select(row => Row(row));
        var part = Path.Combine(folder, DatasetFiles.NewName());
        // DuckDB takes rows synchronously, so a thread of its own writes, which may block while it waits for the store.
        var count = await Task.Run(() => PartWriter.Write(schema, rows.ToBlockingEnumerable(cancellationToken), part, cancellationToken), cancellationToken);
        return (count > 0 ? [part] : [], newest);

        object?[] Event(StoredEvent stored)
        {
            newest = stored.Number;
            var (its, others) = (stored.Event, PutColumns.Read(stored.Event.Columns));
            return [.. schema.Fields.Select(field => field.Name switch
            {
                "USER_ID" => stored.UserId,
                // The store keeps the action of an action interaction where others have their item.
                var name when name == id => its.ItemId,
                "TIMESTAMP" => its.Time,
                "EVENT_TYPE" => its.EventType,
                "EVENT_VALUE" => its.Value,
                _ => Cell(others, field),
            })];
        }

        object?[] Row(PutRow row)
        {
            var others = PutColumns.Read(row.Columns);
            return [.. schema.Fields.Select(field => field.Name == id ? row.Id : Cell(others, field))];
        }
    }

    // A row may lack columns that were added when the schema was replaced. The type of a column never changes.
    private static object? Cell(IReadOnlyDictionary<string, JsonElement> columns, SchemaField field) => columns.TryGetValue(field.Name, out var value)
        ? field.Type switch
        {
            FieldType.String => value.GetString(),
            FieldType.Int or FieldType.Long => value.GetInt64(),
            FieldType.Float or FieldType.Double => value.GetDouble(),
            _ => value.GetBoolean(),
        }
        : null;
}
