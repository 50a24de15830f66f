namespace Usher.Wire.UsherApi;

/// <summary>What a filter does with an item.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Title">Its title; null if none is known.</param>
/// <param name="Passes">Whether it passes.</param>
/// <param name="Reason">Why, in sentences.</param>
public sealed record FilterVerdict(string ItemId, string? Title, bool Passes, string Reason);
