using Usher.Core.Solutions;
using Usher.Ranking.Jobs;
using Usher.Wire.Personalize;

namespace Usher.Core.Tests.Solutions;

public sealed class SolutionJobTests
{
    private const string Recipe = "arn:aws:personalize:::recipe/";

    [Fact]
    public void A_recipe_offered_on_another_is_trained_as_that_with_its_names_for_the_parameters()
    {
        var job = Job("aws-user-personalization-v2", new() { AlgorithmHyperParameters = new Dictionary<string, string> { ["apply_recency_bias"] = "False" } });

        Assert.Equal("usher-blend", job.Recipe);
        Assert.Equal(new Dictionary<string, string> { ["recency_mask"] = "false" }, job.Hyperparameters);
    }

    [Fact]
    public void Only_values_that_were_given_are_handed_on()
    {
        var config = new SolutionConfig
        {
            AlgorithmHyperParameters = new Dictionary<string, string> { ["bptt"] = "+016" },
            FeatureTransformationParameters = new Dictionary<string, string> { ["max_user_history_length_percentile"] = "0.90" },
        };

        Assert.Equal(new Dictionary<string, string> { ["bptt"] = "16", ["max_user_history_length_percentile"] = "0.9" }, Job("aws-hrnn", config).Hyperparameters);
    }

    [Fact]
    public void A_search_without_ranges_varies_what_the_offered_recipe_lets_it()
    {
        var search = Job("aws-user-personalization", new(), performHPO: true).Hpo!;

        Assert.Equal([new("hidden_dimension", 32, 256), new("bptt", 2, 32)], search.Integers);
        Assert.Empty(search.Continuous);
        Assert.Equal("recency_mask", Assert.Single(search.Categoricals).Name);
    }

    [Fact]
    public void A_search_has_the_ranges_and_the_budget_that_were_given()
    {
        var ranges = new HyperParameterRanges
        {
            IntegerHyperParameterRanges = [new() { Name = "bptt", MinValue = 4, MaxValue = 8 }],
            ContinuousHyperParameterRanges = [new() { Name = "learning_rate", MinValue = 0.001, MaxValue = 0.01 }],
            CategoricalHyperParameterRanges = [new() { Name = "recency_mask", Values = ["true"] }],
        };
        var search = Job("aws-hrnn", new() { HpoConfig = new() { AlgorithmHyperParameterRanges = ranges, HpoResourceConfig = new() { MaxNumberOfTrainingJobs = "7" } } }, performHPO: true).Hpo!;

        Assert.Equal(7, search.MaxJobs);
        Assert.Equal([new("bptt", 4, 8)], search.Integers);
        Assert.Equal([new("learning_rate", 0.001, 0.01)], search.Continuous);
        Assert.Equal(["true"], Assert.Single(search.Categoricals).Values);
    }

    [Fact]
    public void AutoML_leaves_the_candidates_to_the_data_unless_they_are_named()
    {
        var free = AutoML(null);
        var named = AutoML(new() { MetricName = "mean_reciprocal_rank_at_25", RecipeList = [Recipe + "aws-personalized-ranking", Recipe + "aws-hrnn", Recipe + "aws-sims"] });

        Assert.Equal(("ndcg@10", 0), (free.Metric, free.Recipes.Count));
        Assert.Equal("mrr@25", named.Metric);
        Assert.Equal(["aws-hrnn", "aws-sims"], named.Recipes);
    }

    private static TrainingJob Job(string recipe, SolutionConfig config, bool performHPO = false) => SolutionJob.Of(Recipe + recipe, performAutoML: false, performHPO, config);

    private static AutoMlSettings AutoML(AutoMLConfig? config) => SolutionJob.Of(recipeArn: null, performAutoML: true, performHPO: false, new() { AutoMLConfig = config }).AutoMl!;
}
