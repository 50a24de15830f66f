using System.Collections.Frozen;
using System.Text.Json;
using Usher.Core.Errors;
using Usher.Core.EventStore;
using Usher.Datasets.Cells;
using Usher.Datasets.Schemas;
using Usher.Wire.PersonalizeEvents;

namespace Usher.Core.Events;

/// <summary>Checks the interactions of a PutActionInteractions against the columns of the Action_Interactions dataset.</summary>
/// <remarks>API reference, ActionInteraction. https://docs.aws.amazon.com/personalize/latest/dg/API_UBS_ActionInteraction.html</remarks>
internal sealed class ActionInteractionReader(string datasetArn, Schema schema, DroppedFields dropped)
{
    private static readonly CellRule EventType = CellRule.Of(DatasetType.ActionInteractions, new SchemaField("EVENT_TYPE", FieldType.String));

    private static readonly FrozenSet<string> Forbidden =
        new[] { "userId", "actionId", "sessionId", "eventType", "timestamp", "recommendationId", "impression" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Checks an interaction and prepares it for the store.</summary>
    /// <param name="sent">The interaction of the request.</param>
    /// <param name="place">Its position in the request, for messages.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException.</exception>
    public NewEvent Read(ActionInteraction sent, string place)
    {
        EventLimits.CheckSize(BytesOf(sent), place);
        var time = EventLimits.TimeOf(sent.Timestamp, $"{place}.timestamp");
        if (EventType.Read(sent.EventType, out var type) is { } fault)
            throw ServiceErrors.InvalidInput($"{place}.eventType: '{CellText.Shorten(sent.EventType)}' {fault}");

        var cells = Properties.Read(sent.Properties, schema, place, key => Drop(key, "the schema of the Action_Interactions dataset has no such column."), Refuse);
        Place(cells, "IMPRESSION", "impression", sent.Impression is { } shown ? string.Join('|', shown) : null);
        Place(cells, "RECOMMENDATION_ID", "recommendationId", sent.RecommendationId);
        return new(sent.ActionId, (string)type!, time, Value: null, sent.EventId, Properties.Write(cells));

        bool Refuse(string key, JsonElement value) => Forbidden.Contains(ColumnKeys.Core(key))
            ? throw ServiceErrors.InvalidInput($"{place}.properties has '{key}', which is no key of properties: {string.Join(", ", Forbidden.Order(StringComparer.Ordinal))} are not allowed there. Give it beside them.")
            : false;
    }

    private void Place(SortedDictionary<string, object> cells, string column, string member, string? value)
    {
        if (value is null)
            return;

        if (schema.Fields.Any(field => field.Name == column))
            cells[column] = value;
        else
            Drop(member, $"the schema of the Action_Interactions dataset has no column {column}.");
    }

    private void Drop(string field, string cause) => dropped.Add(datasetArn, field, cause);

    /// <summary>The size of an interaction's values as UTF-8, in bytes.</summary>
    public static long BytesOf(ActionInteraction sent) =>
        TextSize.InBytes([sent.ActionId, sent.UserId, sent.SessionId, sent.EventType, sent.EventId, sent.RecommendationId, sent.Properties, .. sent.Impression ?? []]);
}
