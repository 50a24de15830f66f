namespace Usher.Core.EventStore;

/// <summary>An event with everything that is kept of it.</summary>
/// <param name="Number">Its place among all events of the service.</param>
/// <param name="UserId">The user.</param>
/// <param name="Event">What was sent.</param>
public sealed record StoredEvent(long Number, string UserId, NewEvent Event);
