using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>Settings of a solution.</summary>
public sealed record SolutionConfig
{
    /// <summary>Events with a lower value do not count.</summary>
    [Length(0, 256)]
    public string? EventValueThreshold { get; init; }

    /// <summary>The search for hyperparameters.</summary>
    public HPOConfig? HpoConfig { get; init; }

    /// <summary>Values by name, all as text.</summary>
    [Length(0, 100), Length(0, 256, EachKey = true), Length(0, 1000, Each = true)]
    public IReadOnlyDictionary<string, string>? AlgorithmHyperParameters { get; init; }

    /// <summary>Values by name, all as text.</summary>
    [Length(0, 100), Length(0, 256, EachKey = true), Length(0, 1000, Each = true)]
    public IReadOnlyDictionary<string, string>? FeatureTransformationParameters { get; init; }

    /// <summary>What AutoML chooses from.</summary>
    public AutoMLConfig? AutoMLConfig { get; init; }

    /// <summary>Which events count.</summary>
    public EventsConfig? EventsConfig { get; init; }

    /// <summary>What is to be high beside relevance.</summary>
    public OptimizationObjective? OptimizationObjective { get; init; }

    /// <summary>Which columns train.</summary>
    public TrainingDataConfig? TrainingDataConfig { get; init; }

    /// <summary>When versions are trained by themselves.</summary>
    public AutoTrainingConfig? AutoTrainingConfig { get; init; }
}
