using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>How much a search may spend.</summary>
public sealed record HPOResourceConfig
{
    /// <summary>A whole number, as text; 40 at most.</summary>
    [Length(0, 256)]
    public string? MaxNumberOfTrainingJobs { get; init; }

    /// <summary>A whole number, as text; 10 at most.</summary>
    [Length(0, 256)]
    public string? MaxParallelTrainingJobs { get; init; }
}
