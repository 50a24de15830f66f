using Usher.Ranking.Jobs;
using Usher.Ranking.Recipes;

namespace Usher.Ranking.Tests.Recipes;

public sealed class HyperparameterRangesTests
{
    private static readonly RecipeDescription Sims = RecipeCatalog.Find("aws-sims");
    private static readonly Dictionary<string, string> Nothing = [];

    public static TheoryData<HpoSettings, string> Wrong => new()
    {
        { new() { Integers = [new("bptt", 2, 4)] }, "aws-sims has no hyperparameter 'bptt'" },
        { new() { Continuous = [new("min_user_history_length_percentile", 0, 1)] }, "It can vary popularity_discount_factor, min_cointeraction_count" },
        { new() { Continuous = [new("popularity_discount_factor", 0.5, 1.5)] }, "is '1.5'; it must be a number from 0 to 1" },
        { new() { Continuous = [new("popularity_discount_factor", 0.5, 0.25)] }, "begins at 0.5 and ends at 0.25" },
        { new() { Continuous = [new("min_cointeraction_count", 1, 2)] }, "give it an integer range" },
        { new() { Integers = [new("min_cointeraction_count", 0, 11)] }, "is '11'; it must be a whole number from 0 to 10" },
        { new() { Categoricals = [new("min_cointeraction_count", [])] }, "lists no value" },
        { new() { Categoricals = [new("min_cointeraction_count", ["3", "12"])] }, "is '12'" },
        { new() { Integers = [new("min_cointeraction_count", 0, 1), new("min_cointeraction_count", 2, 3)] }, "more than one range" },
        { new() { Integers = [new("min_cointeraction_count", 0, 1)], MaxJobs = 41 }, "1 to 40 models, but 41" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Refuses_a_range_that_does_not_fit_the_recipe(HpoSettings search, string expected)
    {
        var error = Assert.Throws<RecipeException>(() => HyperparameterRanges.Check(Sims, search, Nothing));

        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void Refuses_a_range_of_what_has_a_value_already()
    {
        var search = new HpoSettings { Integers = [new("min_cointeraction_count", 0, 1)] };

        var error = Assert.Throws<RecipeException>(() => HyperparameterRanges.Check(Sims, search, new Dictionary<string, string> { ["min_cointeraction_count"] = "2" }));

        Assert.Contains("Drop one of the two", error.Message);
    }

    [Fact]
    public void Leaves_ranges_that_fit_as_they_are()
    {
        var search = new HpoSettings { Integers = [new("min_cointeraction_count", 0, 5)], Continuous = [new("popularity_discount_factor", 0, 1)] };

        Assert.Same(search, HyperparameterRanges.Check(Sims, search, Nothing));
    }

    [Fact]
    public void Takes_everything_that_may_be_tuned_when_no_range_is_given()
    {
        var search = HyperparameterRanges.Check(RecipeCatalog.Find("aws-hrnn"), new(), new Dictionary<string, string> { ["bptt"] = "8" });

        Assert.Contains(new IntegerRange("hidden_dimension", 32, 256), search.Integers);
        Assert.DoesNotContain(search.Integers, range => range.Name == "bptt");
        Assert.Contains(search.Categoricals, range => range.Name == "recency_mask" && range.Values.SequenceEqual(["true", "false"]));
    }

    [Fact]
    public void Refuses_a_search_that_could_vary_nothing()
    {
        var error = Assert.Throws<RecipeException>(() => HyperparameterRanges.Check(RecipeCatalog.Find("aws-popularity-count"), new(), Nothing));

        Assert.Contains("nothing left to tune", error.Message);
    }
}
