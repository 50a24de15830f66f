using Usher.Core.Recipes;
using Usher.Ranking.Recipes;
using Usher.Wire.Errors;
using Usher.Wire.Personalize;

namespace Usher.Core.Tests.Recipes;

public sealed class RecipeOperationsTests
{
    private const string Recipe = "arn:aws:personalize:::recipe/";
    private const string Algorithm = "arn:aws:personalize:::algorithm/";
    private const string FeatureTransformation = "arn:aws:personalize:::feature-transformation/";

    private readonly RecipeOperations _recipes = new(new(new PageTokens(new byte[32])));

    [Fact]
    public void Every_recipe_is_listed_in_the_order_of_names_and_active()
    {
        var recipes = _recipes.List(new() { RecipeProvider = "SERVICE", MaxResults = 100 }).Recipes!;

        Assert.Equal(
            [
                "aws-ecomm-customers-who-viewed-x-also-viewed", "aws-ecomm-frequently-bought-together", "aws-ecomm-popular-items-by-purchases", "aws-ecomm-popular-items-by-views", "aws-ecomm-recommended-for-you",
                "aws-hrnn", "aws-hrnn-coldstart", "aws-hrnn-metadata", "aws-next-best-action", "aws-personalized-ranking", "aws-personalized-ranking-v2", "aws-popularity-count", "aws-semantic-similarity", "aws-similar-items", "aws-sims", "aws-trending-now",
                "aws-user-personalization", "aws-user-personalization-v2",
                "aws-vod-because-you-watched-x", "aws-vod-more-like-x", "aws-vod-most-popular", "aws-vod-top-picks", "aws-vod-trending-now", "usher-blend", "usher-counts", "usher-ease", "usher-transitions",
            ],
            recipes.Select(recipe => recipe.Name));
        Assert.All(recipes, recipe => Assert.Equal(("ACTIVE", Recipe + recipe.Name, DomainOf(recipe.Name!)), (recipe.Status, recipe.RecipeArn, recipe.Domain)));

        static string? DomainOf(string name) => name.StartsWith("aws-vod-", StringComparison.Ordinal) ? "VIDEO_ON_DEMAND" : name.StartsWith("aws-ecomm-", StringComparison.Ordinal) ? "ECOMMERCE" : null;
    }

    [Fact]
    public void Pages_go_on_where_the_last_one_ended()
    {
        var first = _recipes.List(new() { MaxResults = 13 });
        var second = _recipes.List(new() { MaxResults = 13, NextToken = first.NextToken });

        Assert.Equal((13, 13, false), (first.Recipes!.Count, second.Recipes!.Count, second.NextToken is null));
        Assert.Equal("aws-similar-items", second.Recipes[0].Name);
    }

    [Theory]
    [InlineData(null, 11, 16)]
    [InlineData("ECOMMERCE", 5, 0)]
    [InlineData("VIDEO_ON_DEMAND", 0, 5)]
    public void The_first_page_is_as_short_as_Amazons_and_has_a_token_also_where_a_domain_leaves_nothing_on_it(string? domain, int first, int second)
    {
        var one = _recipes.List(new() { Domain = domain });
        var other = _recipes.List(new() { Domain = domain, NextToken = one.NextToken! });

        Assert.Equal((first, second, null), (one.Recipes!.Count, other.Recipes!.Count, other.NextToken));
    }

    [Theory]
    [InlineData("aws-item-affinity", "no user segments")]
    [InlineData("aws-item-attribute-affinity", "no user segments")]
    public void A_recipe_of_Amazons_that_is_not_built_is_not_there_yet_and_the_nearest_one_is_told(string name, string instead)
    {
        var recipe = Assert.Throws<AwsException>(() => RecipeOperations.Describe(new DescribeRecipeRequest { RecipeArn = Recipe + name }));
        var algorithm = Assert.Throws<AwsException>(() => RecipeOperations.Describe(new DescribeAlgorithmRequest { AlgorithmArn = Algorithm + name }));

        Assert.Equal(("InvalidInputException", "InvalidInputException"), (recipe.Code, algorithm.Code));
        Assert.StartsWith($"The recipe {name} is not there yet in this version of Usher. ", recipe.Message, StringComparison.Ordinal);
        Assert.Contains(instead, recipe.Message, StringComparison.Ordinal);
        Assert.Equal($"The recipe {name}, which {Algorithm + name} belongs to, is not there yet in this version of Usher. ListRecipes lists those that are.", algorithm.Message);
        Assert.Null(ServiceRecipes.Find(Recipe + name));
    }

    [Fact]
    public void The_feature_transformation_of_a_recipe_that_is_not_built_is_not_there_yet() => Assert.StartsWith(
        "The recipe aws-item-affinity, which arn:aws:personalize:::feature-transformation/item-affinity belongs to, is not there yet",
        Assert.Throws<AwsException>(() => RecipeOperations.Describe(new DescribeFeatureTransformationRequest { FeatureTransformationArn = FeatureTransformation + "item-affinity" })).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("aws-hrnn", "USER_PERSONALIZATION", "JSON-percentile-filtering")]
    [InlineData("aws-hrnn-metadata", "USER_PERSONALIZATION", "featurize_metadata")]
    [InlineData("aws-hrnn-coldstart", "USER_PERSONALIZATION", "featurize_coldstart")]
    [InlineData("aws-popularity-count", "POPULAR_ITEMS", "sims")]
    [InlineData("aws-sims", "RELATED_ITEMS", "sims")]
    [InlineData("aws-similar-items", "RELATED_ITEMS", "aws-similar-items")]
    [InlineData("aws-personalized-ranking", "PERSONALIZED_RANKING", "aws-personalized-ranking")]
    [InlineData("aws-user-personalization", "USER_PERSONALIZATION", "aws-user-personalization")]
    [InlineData("aws-vod-top-picks", "USER_PERSONALIZATION", "aws-vod-top-picks")]
    [InlineData("aws-vod-more-like-x", "RELATED_ITEMS", "aws-vod-more-like-x")]
    [InlineData("aws-ecomm-popular-items-by-views", "POPULAR_ITEMS", "aws-ecomm-popular-items-by-views")]
    [InlineData("aws-next-best-action", "PERSONALIZED_ACTIONS", "aws-next-best-action")]
    public void A_recipe_has_the_type_and_the_parts_that_the_guide_says(string name, string type, string features)
    {
        var recipe = RecipeOperations.Describe(new DescribeRecipeRequest { RecipeArn = Recipe + name }).Recipe!;

        Assert.Equal((name, type, Algorithm + name, FeatureTransformation + features), (recipe.Name, recipe.RecipeType, recipe.AlgorithmArn, recipe.FeatureTransformationArn));
    }

    [Theory]
    [InlineData("aws-vod-because-you-watched-x", "Watch", "Watch", false)]
    [InlineData("aws-vod-more-like-x", null, "Watch", true)]
    [InlineData("aws-vod-most-popular", "Watch", null, false)]
    [InlineData("aws-vod-trending-now", null, null, false)]
    [InlineData("aws-vod-top-picks", null, "Watch", false)]
    [InlineData("aws-ecomm-popular-items-by-views", "View", null, false)]
    [InlineData("aws-ecomm-popular-items-by-purchases", "Purchase", null, false)]
    [InlineData("aws-ecomm-frequently-bought-together", "Purchase", null, false)]
    [InlineData("aws-ecomm-customers-who-viewed-x-also-viewed", "View", "Purchase", false)]
    [InlineData("aws-ecomm-recommended-for-you", null, "Purchase", false)]
    public void A_use_case_learns_from_the_events_and_leaves_out_the_items_that_the_guide_says(string name, string? learnsFrom, string? leavesOut, bool needsItems)
    {
        var recipe = ServiceRecipes.Find(Recipe + name)!;

        Assert.Equal((learnsFrom, needsItems, false), (recipe.EventType, recipe.NeedsItems, recipe.HasScores));
        Assert.Equal(leavesOut is null ? null : $"EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"{leavesOut}\")", recipe.AutomaticFilter);
    }

    [Fact]
    public void The_algorithm_of_trending_now_has_a_name_of_its_own()
    {
        var recipe = RecipeOperations.Describe(new DescribeRecipeRequest { RecipeArn = Recipe + "aws-trending-now" }).Recipe!;
        var algorithm = RecipeOperations.Describe(new DescribeAlgorithmRequest { AlgorithmArn = recipe.AlgorithmArn! }).Algorithm!;

        Assert.Equal(("POPULAR_ITEMS", Algorithm + "aws-trending-now-custom", "aws-trending-now-custom"), (recipe.RecipeType, recipe.AlgorithmArn, algorithm.Name));
    }

    [Theory]
    [InlineData("aws-user-personalization", "Campaigns explore new items, as itemExplorationConfig says")]
    [InlineData("aws-user-personalization-v2", "equal requests may get different answers")]
    public void The_names_that_explore_elsewhere_say_whether_they_do_here(string name, string expected) =>
        Assert.Contains(expected, RecipeOperations.Describe(new DescribeRecipeRequest { RecipeArn = Recipe + name }).Recipe!.Description, StringComparison.Ordinal);

    [Fact]
    public void Every_parameter_of_a_recipe_is_in_its_algorithm_or_in_its_feature_transformation() => Assert.All(ServiceRecipes.All, recipe =>
    {
        var algorithm = RecipeOperations.Describe(new DescribeAlgorithmRequest { AlgorithmArn = recipe.AlgorithmArn }).Algorithm!;
        var features = RecipeOperations.Describe(new DescribeFeatureTransformationRequest { FeatureTransformationArn = recipe.FeatureTransformationArn }).FeatureTransformation!;
        var ranges = algorithm.DefaultHyperParameterRanges!;
        string?[] ranged =
        [
            .. ranges.IntegerHyperParameterRanges!.Select(range => range.Name),
            .. ranges.ContinuousHyperParameterRanges!.Select(range => range.Name),
            .. ranges.CategoricalHyperParameterRanges!.Select(range => range.Name),
        ];

        Assert.Equal(algorithm.DefaultHyperParameters!.Keys.Order(), ranged.Order());
        foreach (var parameter in recipe.Description.Hyperparameters)
            Assert.Equal(parameter.Default, (parameter.IsFeaturization ? features.DefaultParameters : algorithm.DefaultHyperParameters)![parameter.Name]);
    });

    [Fact]
    public void An_algorithm_says_what_its_parameters_may_be_and_which_a_search_may_vary()
    {
        var ranges = RecipeOperations.Describe(new DescribeAlgorithmRequest { AlgorithmArn = Algorithm + "aws-hrnn" }).Algorithm!.DefaultHyperParameterRanges!;

        Assert.Contains(new() { Name = "hidden_dimension", MinValue = 32, MaxValue = 256, IsTunable = true }, ranges.IntegerHyperParameterRanges!);
        Assert.Contains(new() { Name = "weight_decay", MinValue = 0, MaxValue = 1, IsTunable = true }, ranges.ContinuousHyperParameterRanges!);
        var mask = Assert.Single(ranges.CategoricalHyperParameterRanges!, range => range.Name == "recency_mask");
        Assert.Equal(("true, false", true), (string.Join(", ", mask.Values!), mask.IsTunable));
    }

    [Theory]
    [InlineData("aws-user-personalization", "bptt, hidden_dimension, max_user_history_length_percentile, min_user_history_length_percentile, recency_mask")]
    [InlineData("aws-user-personalization-v2", "apply_recency_bias")]
    [InlineData("aws-popularity-count", "")]
    [InlineData("aws-next-best-action", "action_optimization_period")]
    public void An_offered_recipe_takes_the_documented_parameters_and_no_others(string name, string parameters) => Assert.Equal(
        parameters,
        string.Join(", ", ServiceRecipes.Find(Recipe + name)!.Description.Hyperparameters.Select(parameter => parameter.Name).Order(StringComparer.Ordinal)));

    [Fact]
    public void What_a_recipe_trains_is_in_the_catalog_under_names_that_it_takes() => Assert.All(ServiceRecipes.All.Where(recipe => recipe.Type is not RecipeType.PersonalizedActions), recipe =>
        HyperparameterCheck.Complete(RecipeCatalog.Find(recipe.Trains), recipe.ForTrainer(recipe.Description.Hyperparameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Default))));

    [Fact]
    public void What_is_not_there_is_told_with_what_is()
    {
        var refusal = Assert.Throws<AwsException>(() => RecipeOperations.Describe(new DescribeRecipeRequest { RecipeArn = Recipe + "aws-hrn" }));

        Assert.Equal("ResourceNotFoundException", refusal.Code);
        Assert.StartsWith("Resource Arn arn:aws:personalize:::recipe/aws-hrn does not exist. The recipes are aws-hrnn, ", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("Resource Arn arn:aws:personalize:::algorithm/x does not exist.", Assert.Throws<AwsException>(() => RecipeOperations.Describe(new DescribeAlgorithmRequest { AlgorithmArn = Algorithm + "x" })).Message);
        Assert.Equal(
            "Resource Arn arn:aws:personalize:::feature-transformation/x does not exist.",
            Assert.Throws<AwsException>(() => RecipeOperations.Describe(new DescribeFeatureTransformationRequest { FeatureTransformationArn = FeatureTransformation + "x" })).Message);
    }

    [Fact]
    public void An_arn_of_another_kind_is_told_what_it_is() => Assert.StartsWith(
        "recipeArn is the ARN of an algorithm (arn:aws:personalize:::algorithm/aws-hrnn)",
        Assert.Throws<AwsException>(() => RecipeOperations.Describe(new DescribeRecipeRequest { RecipeArn = Algorithm + "aws-hrnn" })).Message,
        StringComparison.Ordinal);
}
