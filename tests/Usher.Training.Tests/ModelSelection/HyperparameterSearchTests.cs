using Usher.Ranking.Jobs;
using Usher.Ranking.Recipes;
using Usher.Training.ModelSelection;
using Usher.Training.Recipes;

namespace Usher.Training.Tests.ModelSelection;

public sealed class HyperparameterSearchTests
{
    private static readonly Hyperparameter Width = new("width", HyperparameterKind.Integer, "20", "", 1, 25, IsTunable: true);
    private static readonly Hyperparameter Rate = new("rate", HyperparameterKind.Real, "0.5", "", 0, 1, IsTunable: true);
    private static readonly Hyperparameter Epochs = new("epochs", HyperparameterKind.Integer, "20", "", 1, 100);

    private readonly Messages _messages = new();
    private readonly PlacingRecipe _byWidth = new("by-width", settings => settings.Integer("width"));

    [Fact]
    public void Finds_better_values_than_the_defaults()
    {
        var model = Search(_byWidth.Configured(Width), new() { Integers = [new("width", 1, 25)], MaxJobs = 20 });

        Assert.True(model.Settings.Integer("width") < 4, $"The search kept {model.Settings.Integer("width")}.");
        Assert.StartsWith($"by-width with width={model.Settings.Integer("width")} won with ndcg@10", model.Verdict);
    }

    [Fact]
    public void Tries_the_defaults_first_where_they_lie_in_the_ranges()
    {
        Search(_byWidth.Configured(Width), new() { Integers = [new("width", 10, 25)], MaxJobs = 3 });

        Assert.Equal(20, _byWidth.Trained[0].Integer("width"));
    }

    [Fact]
    public void Does_not_try_the_defaults_where_they_lie_outside()
    {
        Search(_byWidth.Configured(Width), new() { Integers = [new("width", 1, 5)], MaxJobs = 3 });

        Assert.All(_byWidth.Trained, settings => Assert.InRange(settings.Integer("width"), 1, 5));
    }

    [Fact]
    public void Trains_no_values_twice_and_ends_when_the_ranges_hold_no_more()
    {
        Search(_byWidth.Configured(Width), new() { Integers = [new("width", 3, 5)], MaxJobs = 40 });

        Assert.Equal([3, 4, 5], _byWidth.Trained.Select(settings => settings.Integer("width")).Order());
    }

    [Fact]
    public void Halves_the_field_at_a_quarter_and_at_half_of_the_epochs()
    {
        Search(_byWidth.Configured(Width, Epochs), new() { Integers = [new("width", 1, 10)], MaxJobs = 14 });

        Assert.Equal(
            [(5, 8), (10, 4), (20, 2)],
            _byWidth.Trained.GroupBy(settings => settings.Integer("epochs")).Select(rung => (rung.Key, rung.Count())));
        var ranks = _byWidth.Trained.Select(settings => settings.Integer("width")).ToArray();
        Assert.Equal(ranks[..8].Order().Take(4).Order(), ranks[8..12].Order());
        Assert.Equal(ranks[..8].Order().Take(2).Order(), ranks[12..].Order());
    }

    [Fact]
    public void Keeps_only_a_model_that_had_all_its_epochs()
    {
        // The fewer the epochs, the better: whoever is not trained to the end would win.
        var hasty = new PlacingRecipe("hasty", settings => settings.Integer("epochs"));

        var model = Search(hasty.Configured(Width, Epochs), new() { Integers = [new("width", 1, 25)], MaxJobs = 10 });

        Assert.Equal(20, model.Settings.Integer("epochs"));
        Assert.All(
            _messages.Candidates.Where(candidate => !candidate.IsBaseline),
            candidate => Assert.Equal(candidate.Hyperparameters.ContainsKey("epochs"), candidate.IsPreliminary));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(40)]
    public void Trains_no_more_models_than_allowed(int maxJobs)
    {
        var recipe = new PlacingRecipe("by-rate", settings => 1 + (int)(20 * settings.Real("rate")));

        Search(recipe.Configured(Rate, Epochs), new() { Continuous = [new("rate", 0, 1)], MaxJobs = maxJobs });

        Assert.InRange(recipe.Trained.Count, (maxJobs + 1) / 2, maxJobs);
    }

    [Fact]
    public void The_same_seed_draws_the_same_values()
    {
        var other = new PlacingRecipe("by-width", settings => settings.Integer("width"));
        var ranges = new HpoSettings { Integers = [new("width", 1, 25)], MaxJobs = 6 };

        Search(_byWidth.Configured(Width), ranges);
        Search(other.Configured(Width), ranges);

        Assert.Equal(_byWidth.Trained.Select(settings => settings.Texts["width"]), other.Trained.Select(settings => settings.Texts["width"]));
    }

    [Fact]
    public void Tells_of_each_model_with_the_values_that_differ_from_the_defaults()
    {
        Search(_byWidth.Configured(Width), new() { Integers = [new("width", 19, 20)], MaxJobs = 2 });

        Assert.Equal(
            [[], [], ["width=19"]],
            _messages.Candidates.Select(candidate => candidate.Hyperparameters.Select(value => $"{value.Key}={value.Value}")));
        Assert.Equal(["baseline", "by-width", "by-width"], _messages.Candidates.Select(candidate => candidate.Recipe));
    }

    private TrainedRanker Search(ConfiguredRecipe start, HpoSettings ranges) =>
        new HyperparameterSearch(start, ranges, new PlacingRecipe("baseline", _ => 25).Configured(), _messages).Train(PlacingRecipe.Ring, new TrainingRun(Seed: 1));
}
