namespace Usher.Ranking.Rankers;

/// <summary>A column of events whose categories a ranker learned.</summary>
/// <param name="Name">The column's name in its schema, such as DEVICE_TYPE.</param>
/// <param name="Labels">What each category number stands for: a category, or a range of numbers.</param>
/// <param name="Starts">For a numeric column the smallest value of each range, ascending; null for a column of categories.</param>
public sealed record ContextColumn(string Name, IReadOnlyList<string> Labels, double[]? Starts);
