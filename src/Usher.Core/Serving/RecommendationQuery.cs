namespace Usher.Core.Serving;

/// <summary>A GetRecommendations request after its checks.</summary>
/// <param name="UserId">The user; null if none was given.</param>
/// <param name="ItemId">The item; null if none was given.</param>
/// <param name="Count">The number of items, at least 1.</param>
internal sealed record RecommendationQuery(string? UserId, string? ItemId, int Count);
