using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>How much the events of one type count in training.</summary>
public sealed record EventParameters
{
    /// <summary>The type of events.</summary>
    [Length(0, 256)]
    public string? EventType { get; init; }

    /// <summary>Events with a lower value do not count.</summary>
    public double? EventValueThreshold { get; init; }

    /// <summary>0 to 1.</summary>
    [Range(0, 1)]
    public double? Weight { get; init; }
}
