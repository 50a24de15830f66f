using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>A column of the items that is to be high beside relevance.</summary>
public sealed record OptimizationObjective
{
    /// <summary>A numeric column of the Items dataset.</summary>
    [Length(1, 150)]
    public string? ItemAttribute { get; init; }

    /// <summary>How much it may change the order; OFF by default.</summary>
    [OneOf(ObjectiveSensitivities.Low, ObjectiveSensitivities.Medium, ObjectiveSensitivities.High, ObjectiveSensitivities.Off)]
    public string? ObjectiveSensitivity { get; init; }
}
