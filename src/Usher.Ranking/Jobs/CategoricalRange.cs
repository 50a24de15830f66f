namespace Usher.Ranking.Jobs;

/// <summary>A hyperparameter and the words a search may try.</summary>
/// <param name="Name">The hyperparameter.</param>
/// <param name="Values">At least one word.</param>
public sealed record CategoricalRange(string Name, IReadOnlyList<string> Values);
