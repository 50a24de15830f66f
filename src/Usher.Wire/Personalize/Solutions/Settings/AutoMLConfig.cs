using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What AutoML chooses from, and by what.</summary>
public sealed record AutoMLConfig
{
    /// <summary>The metric that decides.</summary>
    [Length(0, 256)]
    public string? MetricName { get; init; }

    /// <summary>ARNs of the recipes to choose from.</summary>
    [Length(0, 100), Length(0, 256, Each = true), Pattern(Patterns.Arn, Each = true)]
    public IReadOnlyList<string>? RecipeList { get; init; }
}
