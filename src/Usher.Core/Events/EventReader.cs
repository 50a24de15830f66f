using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using Usher.Core.Errors;
using Usher.Core.EventStore;
using Usher.Datasets.Cells;
using Usher.Datasets.Schemas;
using Usher.Wire.PersonalizeEvents;

namespace Usher.Core.Events;

/// <summary>Checks the events of a PutEvents against the columns of the Interactions dataset.</summary>
/// <remarks>API reference, Event. https://docs.aws.amazon.com/personalize/latest/dg/API_UBS_Event.html</remarks>
internal sealed class EventReader(string datasetArn, Schema schema, DroppedFields dropped)
{
    private static readonly CellRule Value = CellRule.Of(DatasetType.Interactions, new SchemaField("EVENT_VALUE", FieldType.Float, Nullable: true));

    private static readonly CellRule ItemId = CellRule.Of(DatasetType.Interactions, new SchemaField("ITEM_ID", FieldType.String));

    private static readonly FrozenSet<string> Forbidden = new[] { "userId", "sessionId", "eventType", "timestamp", "recommendationId", "impression" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Checks an event and prepares it for the store.</summary>
    /// <param name="sent">The event of the request.</param>
    /// <param name="place">Its position in the request, for messages.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException.</exception>
    public NewEvent Read(Event sent, string place)
    {
        EventLimits.CheckSize(BytesOf(sent), place);
        var time = EventLimits.TimeOf(sent.SentAt, $"{place}.sentAt");

        // Older programs send the item and the value among the properties.
        string? itemId = null;
        double? value = null;
        var cells = Properties.Read(sent.Properties, schema, place, key => Drop(key, "the schema of the Interactions dataset has no such column."), Own);
        Place(cells, "IMPRESSION", "impression", sent.Impression is { } shown ? string.Join('|', shown) : null);
        Place(cells, "RECOMMENDATION_ID", "recommendationId", sent.RecommendationId);
        Place(cells, "EVENT_ATTRIBUTION_SOURCE", "metricAttribution", sent.MetricAttribution?.EventAttributionSource);
        itemId = sent.ItemId ?? itemId ?? throw ServiceErrors.InvalidInput($"{place} has no itemId. Give the item that the event is about.");
        value = sent.EventValue is { } given ? CellRule.WithoutTail(given) : value;
        if (value is not null && !Has("EVENT_VALUE"))
            Drop("eventValue", "the schema of the Interactions dataset has no column EVENT_VALUE.");
        return new(itemId, sent.EventType, time, value, sent.EventId, Properties.Write(cells));

        bool Own(string key, JsonElement json)
        {
            var core = ColumnKeys.Core(key);
            if (Forbidden.Contains(core))
                throw ServiceErrors.InvalidInput($"{place}.properties has '{key}', which is no key of properties: {string.Join(", ", Forbidden.Order(StringComparer.Ordinal))} are not allowed there. Give it beside them.");
            if (core.Equals("itemId", StringComparison.OrdinalIgnoreCase))
                itemId = Text(json) is { Length: > 0 } id && ItemId.Read(id, out _) is null ? id : throw ServiceErrors.InvalidInput($"Error parsing properties json. {place}.properties: itemId has to be a string of 1 to 256 characters.");
            else if (core.Equals("eventValue", StringComparison.OrdinalIgnoreCase))
                value = PropertyValue.Read(json, Value, out var cell) is { } fault ? throw ServiceErrors.InvalidInput($"Error parsing properties json. {place}.properties, {key}: {fault}") : (double?)cell;
            else
                return false;
            return true;
        }
    }

    private void Place(SortedDictionary<string, object> cells, string column, string member, string? value)
    {
        if (value is null)
            return;

        if (Has(column))
            cells[column] = value;
        else
            Drop(member, $"the schema of the Interactions dataset has no column {column}.");
    }

    private bool Has(string column) => schema.Fields.Any(field => field.Name == column);

    private void Drop(string field, string cause) => dropped.Add(datasetArn, field, cause);

    private static string? Text(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetRawText(),
        _ => null,
    };

    /// <summary>The size of an event's values as UTF-8, in bytes.</summary>
    public static int BytesOf(Event sent) => ((string?[])[sent.EventId, sent.EventType, sent.ItemId, sent.Properties, sent.RecommendationId, sent.MetricAttribution?.EventAttributionSource, .. sent.Impression ?? []])
        .Sum(text => text is null ? 0 : Encoding.UTF8.GetByteCount(text));
}
