using System.Collections.Frozen;
using Usher.Ranking.Recipes;
using Usher.Wire.Personalize;

namespace Usher.Core.Recipes;

/// <summary>All recipes: those that a solution can use, and those of <see cref="DomainRecipes"/> for recommenders.</summary>
/// <remarks>Names, types and feature transformations are those of the developer guide. If it names no feature transformation, that has the name of the recipe.</remarks>
public static class ServiceRecipes
{
    private static readonly DateTimeOffset FirstRelease = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    // The hyperparameters that the guide documents; the recipe behind these names has more.
    private static readonly string[] Documented =
        ["hidden_dimension", "bptt", "recency_mask", "min_user_history_length_percentile", "max_user_history_length_percentile"];

    /// <summary>All recipes, sorted by name.</summary>
    public static IReadOnlyList<ServiceRecipe> All { get; } =
    [
        .. new[]
        {
            Own("aws-popularity-count", RecipeType.PopularItems, "sims") with { OnlyCounts = true },
            Own("aws-trending-now", RecipeType.PopularItems, "aws-trending-now") with { OnlyCounts = true, Algorithm = "aws-trending-now-custom", Since = new(2022, 12, 1, 0, 0, 0, TimeSpan.Zero) },
            Own("aws-similar-items", RecipeType.RelatedItems, "aws-similar-items") with { OnlyCounts = true, ReadsTexts = true, Since = new(2021, 10, 1, 0, 0, 0, TimeSpan.Zero) },
            Own("aws-sims", RecipeType.RelatedItems, "sims") with { OnlyCounts = true },
            Own("aws-semantic-similarity", RecipeType.RelatedItems, "aws-semantic-similarity") with { AlwaysGivesMetadata = true, TakesInfluence = true, Since = new(2025, 11, 30, 0, 0, 0, TimeSpan.Zero) },
            Own("aws-hrnn", RecipeType.UserPersonalization, "JSON-percentile-filtering"),
            Own("aws-hrnn-metadata", RecipeType.UserPersonalization, "featurize_metadata"),
            Own("aws-hrnn-coldstart", RecipeType.UserPersonalization, "featurize_coldstart") with { CanUpdate = true },
            Own("usher-transitions", RecipeType.UserPersonalization, "usher-transitions") with { OnlyCounts = true, Since = FirstRelease },
            Own("usher-ease", RecipeType.UserPersonalization, "usher-ease") with { Since = FirstRelease },
            Own("usher-counts", RecipeType.UserPersonalization, "usher-counts") with { Since = FirstRelease },
            Own("usher-blend", RecipeType.UserPersonalization, "JSON-percentile-filtering") with { Since = FirstRelease },
            Offered(
                "aws-user-personalization",
                "usher-blend",
                "Items for a user, by recurrent networks and counts together (the recipe usher-blend, with the documented parameters). Campaigns explore new items, as itemExplorationConfig says: equal requests may get different answers.",
                RecipeType.UserPersonalization,
                Documented) with { Explores = true, CanUpdate = true },
            OfferedV2(
                "aws-user-personalization-v2",
                "Items for a user, by recurrent networks and counts together (the recipe usher-blend; there is no transformer here). A twentieth of the places of a list has new items, with the reason Exploration: equal requests may get different answers.",
                RecipeType.UserPersonalization) with { ExploresByItself = true },
            OfferedV2(
                "aws-personalized-ranking-v2",
                "A user's order of items that the request names, by recurrent networks and counts together (the recipe usher-blend; there is no transformer here).",
                RecipeType.PersonalizedRanking) with { ScoresUnknownItems = false },
            Offered(
                "aws-personalized-ranking",
                "aws-hrnn",
                "A user's order of items that the request names, by a hierarchical recurrent network (the recipe aws-hrnn, with the documented parameters).",
                RecipeType.PersonalizedRanking,
                Documented),
            new ServiceRecipe(ActionDescriptions.NextBestAction, RecipeType.PersonalizedActions, "aws-next-best-action") with { Since = new(2023, 8, 11, 0, 0, 0, TimeSpan.Zero) },
        }.Concat(DomainRecipes.All).OrderBy(recipe => recipe.Name, StringComparer.Ordinal),
    ];

    /// <summary>The recipe with an ARN; null if there is none.</summary>
    public static ServiceRecipe? Find(string arn) => All.FirstOrDefault(recipe => recipe.Arn == arn);

    /// <summary>The recipe with a name, such as aws-hrnn; null if there is none.</summary>
    public static ServiceRecipe? FindName(string? name) => name is not null ? ByName.GetValueOrDefault(name) : null;

    /// <summary>The recipe with the ARN of a request.</summary>
    /// <param name="arn">The ARN of the request.</param>
    /// <param name="member">The request's member, for the message.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException: not an ARN of a recipe, or a recipe of Amazon that Usher does not have yet. ResourceNotFoundException: no recipe has that name.</exception>
    public static ServiceRecipe Get(string arn, string member)
    {
        PersonalizeArn.Require(arn, member, PersonalizeKind.Recipe);
        return Find(arn) ?? throw UnbuiltRecipes.Missing(arn, Names);
    }

    /// <summary>The names of the recipes that a solution can use, separated by commas, for messages.</summary>
    public static string Names { get; } = string.Join(", ", All.Where(recipe => recipe.Domain is null).Select(recipe => recipe.Name));

    private static FrozenDictionary<string, ServiceRecipe> ByName { get; } = All.ToFrozenDictionary(recipe => recipe.Name, StringComparer.Ordinal);

    private static ServiceRecipe Own(string name, RecipeType type, string featureTransformation) => new(RecipeCatalog.Find(name), type, featureTransformation);

    private static ServiceRecipe Offered(string name, string trains, string summary, RecipeType type, IReadOnlyList<string> parameters) =>
        new(new(name, summary, IsPersonalized: true, [.. parameters.Select(parameter => Parameter(trains, parameter))]), type, name) { Trains = trains };

    // Their only hyperparameter does what recency_mask does.
    private static ServiceRecipe OfferedV2(string name, string summary, RecipeType type)
    {
        var bias = Parameter("usher-blend", "recency_mask") with { Name = "apply_recency_bias", IsTunable = false };
        return new(new(name, summary, IsPersonalized: true, [bias]), type, name)
        {
            Trains = "usher-blend",
            AlwaysGivesMetadata = true,
            GivesReasons = true,
            Renamed = new Dictionary<string, string> { [bias.Name] = "recency_mask" },
            Since = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero),
        };
    }

    private static Hyperparameter Parameter(string recipe, string name) => HyperparameterCheck.Find(RecipeCatalog.Find(recipe), name);
}
