namespace Usher.Core.EventStore;

/// <summary>An event with everything that is stored of it.</summary>
/// <param name="Number">The event's number, counted over all events of the service.</param>
/// <param name="UserId">The user.</param>
/// <param name="Event">The event as it was stored.</param>
public sealed record StoredEvent(long Number, string UserId, NewEvent Event);
