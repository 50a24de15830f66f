namespace Usher.Ranking.Jobs;

/// <summary>A whole-number hyperparameter and the values a search may try.</summary>
/// <param name="Name">The hyperparameter.</param>
/// <param name="Minimum">Smallest value.</param>
/// <param name="Maximum">Largest value.</param>
public sealed record IntegerRange(string Name, int Minimum, int Maximum);
