namespace Usher.Wire.UsherApi;

/// <summary>A recommended item, and the items of the history that led to it.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Title">What people call it; absent where none is known.</param>
/// <param name="Score">Its probability, as the campaign answers it.</param>
/// <param name="Rank">Its place among all items, from 1.</param>
/// <param name="Reasons">What speaks most for it, most first; empty where nothing of the history does.</param>
public sealed record ExplainedItem(string ItemId, string? Title, double Score, int Rank, IReadOnlyList<RecommendationReason> Reasons);
