namespace Usher.Ranking.Rankers;

/// <summary>How much the counting models of a <see cref="BlendRanker"/> count beside its networks, which count 1.</summary>
/// <param name="Transitions">Of the logarithm of the raw scores of transitions; at least 0.</param>
/// <param name="Ease">Of the raw scores of EASE; at least 0.</param>
public readonly record struct BlendWeights(float Transitions, float Ease);
