using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What CreateSolutionVersion asks.</summary>
public sealed record CreateSolutionVersionRequest : IBringsTags
{
    /// <summary>Name of the version; the service finds one where it is left out.</summary>
    [Length(1, 63), Pattern(Patterns.Name)]
    public string? Name { get; init; }

    /// <summary>ARN of the solution.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string SolutionArn { get; init; }

    /// <summary>FULL by default.</summary>
    [OneOf(TrainingModes.Full, TrainingModes.Update, TrainingModes.AutoTrain)]
    public string? TrainingMode { get; init; }

    /// <summary>Keys and values.</summary>
    [Length(0, 200)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
