namespace Usher.Ranking.Jobs;

/// <summary>A real hyperparameter and the values a search may try.</summary>
/// <param name="Name">The hyperparameter.</param>
/// <param name="Minimum">Smallest value.</param>
/// <param name="Maximum">Largest value.</param>
public sealed record ContinuousRange(string Name, double Minimum, double Maximum);
