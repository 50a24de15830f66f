namespace Usher.Core.Histories;

/// <summary>One interaction of a history.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="EventType">The event type, such as Watch; empty if the dataset has none.</param>
/// <param name="Time">Seconds since 1970-01-01 UTC.</param>
/// <param name="Value">EVENT_VALUE; null if there is none.</param>
/// <param name="IsLive">Whether it was sent with PutEvents.</param>
internal readonly record struct PastInteraction(string ItemId, string EventType, long Time, double? Value, bool IsLive);
