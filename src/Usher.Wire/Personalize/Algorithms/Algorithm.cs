namespace Usher.Wire.Personalize;

/// <summary>An algorithm, which recipes build on.</summary>
public sealed record Algorithm
{
    /// <summary>Name, unique among its kind in the account.</summary>
    public string? Name { get; init; }

    /// <summary>ARN of the algorithm.</summary>
    public string? AlgorithmArn { get; init; }

    /// <summary>The image that it runs from.</summary>
    public AlgorithmImage? AlgorithmImage { get; init; }

    /// <summary>Names and values.</summary>
    public IReadOnlyDictionary<string, string>? DefaultHyperParameters { get; init; }

    /// <summary>What they may be.</summary>
    public DefaultHyperParameterRanges? DefaultHyperParameterRanges { get; init; }

    /// <summary>The machine that it trains on.</summary>
    public IReadOnlyDictionary<string, string>? DefaultResourceConfig { get; init; }

    /// <summary>How it reads what it trains on.</summary>
    public string? TrainingInputMode { get; init; }

    /// <summary>ARN of the role that the service acts as.</summary>
    public string? RoleArn { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationDateTime { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? LastUpdatedDateTime { get; init; }
}
