namespace Usher.Ranking.Reports;

/// <summary>The same models asked in another way: seen items kept, or a single target.</summary>
/// <param name="Protocol">How, in words.</param>
/// <param name="Metrics">By metric: mean and standard deviation.</param>
/// <param name="Baselines">By recipe: the same metrics of popularity and the counting models.</param>
public sealed record ReportVariant(
    string Protocol,
    IReadOnlyDictionary<string, MeanAndSd> Metrics,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, MeanAndSd>> Baselines);
