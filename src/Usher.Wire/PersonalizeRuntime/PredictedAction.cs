namespace Usher.Wire.PersonalizeRuntime;

/// <summary>A recommended action.</summary>
public sealed record PredictedAction
{
    /// <summary>The action.</summary>
    public string? ActionId { get; init; }

    /// <summary>How likely the user is to take it, 0 to 1.</summary>
    public double? Score { get; init; }
}
