namespace Usher.Wire.UsherApi;

/// <summary>Items of similar popularity.</summary>
/// <param name="FirstRank">Rank of the most popular of them, from 1.</param>
/// <param name="LastRank">Rank of the least popular of them.</param>
/// <param name="Interactions">Interactions of each, on average.</param>
public sealed record PopularityBin(int FirstRank, int LastRank, double Interactions);
