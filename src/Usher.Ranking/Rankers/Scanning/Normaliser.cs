namespace Usher.Ranking.Rankers.Scanning;

/// <summary>What turns scores into probabilities over all items: p = exp(score - <see cref="LogSumExp"/>).</summary>
/// <param name="LogSumExp">The logarithm of the sum of exp(score) over all items, those that may not be in the list too.</param>
/// <param name="Error">How far <paramref name="LogSumExp"/> can be off because it was summed over rounded scores; 0 where the scores were exact.</param>
public readonly record struct Normaliser(double LogSumExp, double Error);
