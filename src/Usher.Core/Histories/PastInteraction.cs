namespace Usher.Core.Histories;

/// <summary>One interaction of a history.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="EventType">Such as Watch; empty where the dataset has none.</param>
/// <param name="Time">Seconds since 1970-01-01 UTC.</param>
/// <param name="Value">EVENT_VALUE; null where there is none.</param>
/// <param name="IsLive">Whether it came by PutEvents.</param>
internal readonly record struct PastInteraction(string ItemId, string EventType, long Time, double? Value, bool IsLive);
