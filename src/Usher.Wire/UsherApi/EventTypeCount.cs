namespace Usher.Wire.UsherApi;

/// <summary>How often an event type occurs.</summary>
/// <param name="EventType">Such as Watch; empty for interactions without one.</param>
/// <param name="Interactions">How many are of it.</param>
public sealed record EventTypeCount(string EventType, long Interactions);
