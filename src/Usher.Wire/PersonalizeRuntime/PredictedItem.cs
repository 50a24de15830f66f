using Usher.Wire.Shapes;

namespace Usher.Wire.PersonalizeRuntime;

/// <summary>A recommended item.</summary>
public sealed record PredictedItem
{
    /// <summary>The item.</summary>
    public string? ItemId { get; init; }

    /// <summary>Between 0 and 1; absent where the recipe has none.</summary>
    public double? Score { get; init; }

    /// <summary>The promotion that brought it; absent for none.</summary>
    public string? PromotionName { get; init; }

    /// <summary>Values by column.</summary>
    [Sensitive]
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>Why it is here.</summary>
    public IReadOnlyList<string>? Reason { get; init; }
}
