namespace Usher.Ranking.Metrics;

/// <summary>An estimate and the bounds it lies between with a stated confidence.</summary>
/// <param name="Mean">The estimate.</param>
/// <param name="Low">Lower bound.</param>
/// <param name="High">Upper bound.</param>
public readonly record struct Interval(double Mean, double Low, double High);
