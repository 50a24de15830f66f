namespace Usher.Ranking.Rankers;

/// <summary>How much popularity and freshness count beside the likeness of texts.</summary>
/// <param name="Popularity">0 for not at all, to 1.</param>
/// <param name="Freshness">0 for not at all, to 1.</param>
public readonly record struct RankingInfluence(double Popularity, double Freshness);
