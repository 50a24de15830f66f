namespace Usher.Core.EventStore;

/// <summary>An event as rankers read it.</summary>
/// <param name="Number">The event's number, counted over all events of the service: later events have greater numbers.</param>
/// <param name="ItemId">The item; of an action interaction the action.</param>
/// <param name="EventType">The event type, such as Watch.</param>
/// <param name="Time">Seconds since 1970-01-01 UTC.</param>
/// <param name="Value">EVENT_VALUE; null if there is none.</param>
public readonly record struct LiveEvent(long Number, string ItemId, string EventType, long Time, double? Value);
