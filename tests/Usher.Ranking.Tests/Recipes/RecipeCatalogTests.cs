using Usher.Ranking.Recipes;

namespace Usher.Ranking.Tests.Recipes;

public sealed class RecipeCatalogTests
{
    public static TheoryData<string, string, string> Documented => new()
    {
        { "aws-hrnn", "hidden_dimension", "64 in 32..256, tunable" },
        { "aws-hrnn", "bptt", "32 in 2..32, tunable" },
        { "aws-hrnn", "recency_mask", "true in .., tunable" },
        { "aws-hrnn", "min_user_history_length_percentile", "0 in 0..1, featurization" },
        { "aws-hrnn", "max_user_history_length_percentile", "0.99 in 0..1, featurization" },
        { "aws-hrnn-metadata", "hidden_dimension", "64 in 32..256, tunable" },
        { "aws-hrnn-coldstart", "hidden_dimension", "64 in 32..256, tunable" },
        { "aws-hrnn-coldstart", "cold_start_max_interactions", "15 in 1.., featurization" },
        { "aws-hrnn-coldstart", "cold_start_relative_from", "latestItem in .., featurization" },
        { "aws-trending-now", "trend_discovery_frequency", "2 hours in .., featurization" },
        { "aws-similar-items", "popularity_discount_factor", "0 in 0..1" },
        { "aws-sims", "popularity_discount_factor", "0.5 in 0..1, tunable" },
        { "aws-sims", "min_cointeraction_count", "3 in 0..10, tunable" },
        { "aws-sims", "min_user_history_length_percentile", "0.005 in 0..1, featurization" },
        { "aws-sims", "max_user_history_length_percentile", "0.995 in 0..1, featurization" },
        { "aws-sims", "min_item_interaction_count_percentile", "0.01 in 0..1, featurization" },
        { "aws-sims", "max_item_interaction_count_percentile", "0.9 in 0..1, featurization" },
    };

    [Theory]
    [MemberData(nameof(Documented))]
    public void Has_the_defaults_and_ranges_that_Personalize_documents(string recipe, string name, string expected)
    {
        var it = HyperparameterCheck.Find(RecipeCatalog.Find(recipe), name);

        Assert.Equal(
            expected,
            $"{it.Default} in {it.Minimum}..{it.Maximum}{(it.IsTunable ? ", tunable" : "")}{(it.IsFeaturization ? ", featurization" : "")}");
    }

    [Fact]
    public void Answers_an_unknown_recipe_with_the_names_that_exist()
    {
        var error = Assert.Throws<RecipeException>(() => RecipeCatalog.Find("aws-magic"));

        Assert.All(RecipeCatalog.All, recipe => Assert.Contains(recipe.Name, error.Message));
    }

    [Theory]
    [InlineData("aws-hrn", "aws-hrnn")]
    [InlineData("usher-transition", "usher-transitions")]
    [InlineData("ease", "usher-ease")]
    [InlineData("AWS-SIMS", "aws-sims")]
    public void Guesses_which_recipe_was_meant(string wrong, string meant)
    {
        var error = Assert.Throws<RecipeException>(() => RecipeCatalog.Find(wrong));

        Assert.Contains($"Did you mean '{meant}'?", error.Message);
    }

    [Fact]
    public void Guesses_nothing_for_a_name_that_is_like_no_other()
    {
        var error = Assert.Throws<RecipeException>(() => RecipeCatalog.Find("xyz"));

        Assert.DoesNotContain("Did you mean", error.Message);
    }

    [Fact]
    public void Gives_every_hyperparameter_a_default_that_it_allows_itself() =>
        Assert.All(RecipeCatalog.All, recipe => Assert.All(
            recipe.Hyperparameters,
            hyperparameter => Assert.Equal(hyperparameter.Default, HyperparameterCheck.Value(recipe, hyperparameter, hyperparameter.Default))));

    [Fact]
    public void Names_no_recipe_and_no_hyperparameter_of_a_recipe_twice()
    {
        Assert.Distinct(RecipeCatalog.All.Select(recipe => recipe.Name));
        Assert.All(RecipeCatalog.All, recipe => Assert.Distinct(recipe.Hyperparameters.Select(hyperparameter => hyperparameter.Name)));
    }
}
