using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What a search makes as good as it can; it may not be given.</summary>
public sealed record HPOObjective
{
    /// <summary>MAXIMIZE or MINIMIZE.</summary>
    [Length(0, 256)]
    public string? Type { get; init; }

    /// <summary>The metric.</summary>
    [Length(0, 256)]
    public string? MetricName { get; init; }

    /// <summary>Finds the metric in a log.</summary>
    [Length(0, 256)]
    public string? MetricRegex { get; init; }
}
