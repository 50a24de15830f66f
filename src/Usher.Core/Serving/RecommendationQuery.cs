namespace Usher.Core.Serving;

/// <summary>What one GetRecommendations asks for, after its checks.</summary>
/// <param name="UserId">The user; null where none was given.</param>
/// <param name="ItemId">The item; null where none was given.</param>
/// <param name="Count">How many items; at least 1.</param>
internal sealed record RecommendationQuery(string? UserId, string? ItemId, int Count);
