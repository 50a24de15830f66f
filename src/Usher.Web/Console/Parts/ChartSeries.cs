namespace Usher.Web.Console.Parts;

/// <summary>One line of a chart.</summary>
/// <param name="Name">For the legend.</param>
/// <param name="Points">From left to right.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<(double X, double Y)> Points);
