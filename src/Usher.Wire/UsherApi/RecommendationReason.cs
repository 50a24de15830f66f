namespace Usher.Wire.UsherApi;

/// <summary>An item of a user's history that led to a recommendation.</summary>
/// <param name="ItemId">The item of the history.</param>
/// <param name="Title">What people call it; absent where none is known.</param>
/// <param name="LastEventAt">When the user's newest event with it was.</param>
/// <param name="Share">Its part in all that speaks for the recommendation, 0 to 1.</param>
/// <param name="Effect">By how much the logarithm of the recommendation's probability falls when the item is left out of the history, in nats; above 0.</param>
public sealed record RecommendationReason(string ItemId, string? Title, DateTimeOffset LastEventAt, double Share, double Effect);
