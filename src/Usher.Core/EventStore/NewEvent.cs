namespace Usher.Core.EventStore;

/// <summary>An event that was checked and is to be kept.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="EventType">Such as Watch.</param>
/// <param name="Time">Seconds since 1970-01-01 UTC.</param>
/// <param name="Value">EVENT_VALUE; null where there is none.</param>
/// <param name="EventId">Tells events apart; null where the sender gave none.</param>
/// <param name="Columns">What further columns of the dataset hold, as a JSON object by column; null for nothing.</param>
[GenerateSerializer, Immutable, Alias("usher.new-event")]
public sealed record NewEvent(string ItemId, string EventType, long Time, double? Value, string? EventId, string? Columns);
