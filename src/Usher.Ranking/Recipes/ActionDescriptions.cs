using static Usher.Ranking.Recipes.HyperparameterKind;

namespace Usher.Ranking.Recipes;

/// <summary>The recipes that recommend actions and not items.</summary>
public static class ActionDescriptions
{
    /// <summary>The parameter with the period of <see cref="NextBestAction"/>, in days.</summary>
    public const string Period = "action_optimization_period";

    /// <summary>aws-next-best-action.</summary>
    public static RecipeDescription NextBestAction { get; } = new(
        "aws-next-best-action",
        "Actions for a user, each with the probability that the user takes it within a period, from the user's history with items and actions and the user's columns.",
        IsPersonalized: true,
        [
            new(Period, Integer, "14", "The period in which the user is to take an action, in days.", Minimum: 7, Maximum: 28, IsFeaturization: true),
        ]);
}
