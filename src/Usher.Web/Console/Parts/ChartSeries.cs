namespace Usher.Web.Console.Parts;

/// <summary>One line of a chart.</summary>
/// <param name="Name">Name in the legend.</param>
/// <param name="Points">The points, from left to right.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<(double X, double Y)> Points);
