namespace Usher.Ranking.Rankers;

/// <summary>An item and its score for one user.</summary>
/// <param name="Item">Index of the item.</param>
/// <param name="Score">The ranker's score; higher is better.</param>
public readonly record struct ScoredItem(int Item, float Score);
