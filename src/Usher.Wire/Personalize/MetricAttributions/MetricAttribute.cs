using System.Diagnostics.CodeAnalysis;
using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>A metric: the events that it counts, and how.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "The service model's name.")]
public sealed record MetricAttribute
{
    /// <summary>The type of events.</summary>
    [Length(0, 256)]
    public required string EventType { get; init; }

    /// <summary>Name that the reports give it.</summary>
    [Length(0, 256)]
    public required string MetricName { get; init; }

    /// <summary><c>SUM(DatasetType.COLUMN)</c> or <c>SAMPLECOUNT()</c>.</summary>
    [Length(0, 256)]
    public required string Expression { get; init; }
}
