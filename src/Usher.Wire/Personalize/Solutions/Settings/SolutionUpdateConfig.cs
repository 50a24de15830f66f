namespace Usher.Wire.Personalize;

/// <summary>The settings of a solution that can be changed.</summary>
public sealed record SolutionUpdateConfig
{
    /// <summary>When versions are trained by themselves.</summary>
    public AutoTrainingConfig? AutoTrainingConfig { get; init; }

    /// <summary>Which events count.</summary>
    public EventsConfig? EventsConfig { get; init; }
}
