using Usher.Ranking.Recipes;

namespace Usher.Ranking.Tests.Recipes;

public sealed class HyperparameterCheckTests
{
    private static readonly RecipeDescription Hrnn = RecipeCatalog.Find("aws-hrnn-coldstart");

    [Fact]
    public void Adds_the_defaults_of_what_was_not_given()
    {
        var values = HyperparameterCheck.Complete(Hrnn, new Dictionary<string, string> { ["bptt"] = "16" });

        Assert.Equal(Hrnn.Hyperparameters.Select(hyperparameter => hyperparameter.Name).Order(), values.Keys.Order());
        Assert.Equal("16", values["bptt"]);
        Assert.Equal("64", values["hidden_dimension"]);
    }

    [Theory]
    [InlineData("hidden_dimension", " +064 ", "64")]
    [InlineData("recency_mask", "False", "false")]
    [InlineData("max_user_history_length_percentile", "1e-1", "0.1")]
    [InlineData("cold_start_relative_from", "currentTime", "currentTime")]
    public void Brings_a_value_into_one_spelling(string name, string text, string expected) =>
        Assert.Equal(expected, HyperparameterCheck.Complete(Hrnn, new Dictionary<string, string> { [name] = text })[name]);

    [Theory]
    [InlineData("hidden_dimension", "31", "a whole number from 32 to 256")]
    [InlineData("hidden_dimension", "257", "a whole number from 32 to 256")]
    [InlineData("hidden_dimension", "64.5", "a whole number from 32 to 256")]
    [InlineData("hidden_dimension", "many", "a whole number from 32 to 256")]
    [InlineData("cold_start_max_interactions", "0", "a whole number of at least 1")]
    [InlineData("max_user_history_length_percentile", "1.01", "a number from 0 to 1")]
    [InlineData("max_user_history_length_percentile", "NaN", "a number from 0 to 1")]
    [InlineData("recency_mask", "yes", "true or false")]
    [InlineData("cold_start_relative_from", "yesterday", "one of latestItem, currentTime")]
    public void Refuses_a_value_and_says_what_is_allowed(string name, string text, string allowed)
    {
        var error = Assert.Throws<RecipeException>(() => HyperparameterCheck.Complete(Hrnn, new Dictionary<string, string> { [name] = text }));

        Assert.Contains($"{name} of aws-hrnn-coldstart is '{text}'; it must be {allowed}", error.Message);
    }

    [Fact]
    public void Refuses_an_unknown_name_and_lists_the_names_there_are()
    {
        var error = Assert.Throws<RecipeException>(() => HyperparameterCheck.Complete(Hrnn, new Dictionary<string, string> { ["hiden_dimension"] = "64" }));

        Assert.Contains("Did you mean 'hidden_dimension'?", error.Message);
        Assert.All(Hrnn.Hyperparameters, hyperparameter => Assert.Contains(hyperparameter.Name, error.Message));
    }

    [Fact]
    public void Refuses_any_name_for_a_recipe_that_has_none()
    {
        var popularity = RecipeCatalog.Find("aws-popularity-count");

        var error = Assert.Throws<RecipeException>(() => HyperparameterCheck.Complete(popularity, new Dictionary<string, string> { ["bptt"] = "2" }));

        Assert.Contains("has no hyperparameters", error.Message);
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("0.85")]
    public void Takes_the_word_auto_where_a_number_may_be_left_to_the_recipe(string text)
    {
        var transitions = RecipeCatalog.Find("usher-transitions");

        Assert.Equal(text, HyperparameterCheck.Complete(transitions, new Dictionary<string, string> { ["decay"] = text })["decay"]);
    }

    [Fact]
    public void Does_not_take_the_word_auto_elsewhere() =>
        Assert.Throws<RecipeException>(() => HyperparameterCheck.Complete(Hrnn, new Dictionary<string, string> { ["bptt"] = "auto" }));
}
