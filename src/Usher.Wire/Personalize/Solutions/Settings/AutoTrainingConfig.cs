using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>When new versions are trained by themselves.</summary>
public sealed record AutoTrainingConfig
{
    /// <summary><c>rate(n days)</c>, 1 to 30 days.</summary>
    [Length(1, 16), Pattern(@"rate\(\d+ days?\)")]
    public string? SchedulingExpression { get; init; }
}
