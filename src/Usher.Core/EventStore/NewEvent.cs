namespace Usher.Core.EventStore;

/// <summary>An event that was checked and is to be stored.</summary>
/// <param name="ItemId">The item; of an action interaction the action.</param>
/// <param name="EventType">The event type, such as Watch.</param>
/// <param name="Time">Seconds since 1970-01-01 UTC.</param>
/// <param name="Value">EVENT_VALUE; null if there is none.</param>
/// <param name="EventId">The sender's ID of the event, by which duplicates are found; null if there is none.</param>
/// <param name="Columns">The values of the dataset's other columns, as a JSON object by column; null if there are none.</param>
[GenerateSerializer, Immutable, Alias("usher.new-event")]
public sealed record NewEvent(string ItemId, string EventType, long Time, double? Value, string? EventId, string? Columns);
