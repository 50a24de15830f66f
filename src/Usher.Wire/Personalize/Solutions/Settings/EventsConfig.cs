using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>Which events count in training, and how much.</summary>
public sealed record EventsConfig
{
    /// <summary>At most ten.</summary>
    [Length(0, 10)]
    public IReadOnlyList<EventParameters>? EventParametersList { get; init; }
}
