using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Training.ModelSelection;
using Usher.Training.Recipes;

namespace Usher.Training.Tests.ModelSelection;

public sealed class AutoMlTests
{
    private readonly Messages _messages = new();

    [Fact]
    public void Keeps_the_recipe_with_the_best_metric_on_validation()
    {
        var model = Choose("ndcg@10", Placing("worse", 3), Placing("best", 1), Placing("worst", 9));

        Assert.Equal("best", model.Recipe);
    }

    [Fact]
    public void Tells_of_the_baseline_and_of_each_candidate_with_its_metric()
    {
        Choose("mrr@25", Placing("first", 2), Placing("second", 4));

        Assert.Equal(["baseline", "first", "second"], _messages.Candidates.Select(candidate => candidate.Recipe));
        Assert.Equal([0.05, 0.5, 0.25], _messages.Candidates.Select(candidate => Math.Round(candidate.Value, 9)));
        Assert.Equal([true, false, false], _messages.Candidates.Select(candidate => candidate.IsBaseline));
        Assert.All(_messages.Candidates, candidate => Assert.Equal("mrr@25", candidate.Metric));
    }

    [Fact]
    public void Never_keeps_the_baseline_however_good_it_is()
    {
        var autoMl = new AutoMl([Placing("poor", 15)], Placing("baseline", 1), "hr@10", _messages);

        Assert.Equal("poor", autoMl.Train(PlacingRecipe.Ring, new(Seed: 1)).Recipe);
    }

    [Fact]
    public void The_metric_decides()
    {
        Assert.Equal("first", Choose("hr@10", Placing("first", 10), Placing("second", 1)).Recipe);
        Assert.Equal("second", Choose("hr@5", Placing("first", 10), Placing("second", 1)).Recipe);
    }

    [Fact]
    public void Says_who_won_and_by_how_much()
    {
        var model = Choose("mrr@25", Placing("first", 2), Placing("second", 4));

        Assert.Equal(
            "first won with mrr@25 0.5000 on validation, 0.2500 above second, the next best, and 0.4500 above baseline, the baseline.", model.Verdict);
    }

    [Fact]
    public void Says_which_of_the_candidates_is_being_trained()
    {
        new AutoMl([Placing("first", 2), Placing("second", 4)], Placing("baseline", 20), "ndcg@10", tell: null).Train(PlacingRecipe.Ring, new(Seed: 1, _messages));

        Assert.Equal(
            ["training baseline", "training first, candidate 1 of 2", "training second, candidate 2 of 2"],
            _messages.All.Cast<Usher.Ranking.Jobs.ProgressMessage>().Select(message => message.Phase));
    }

    [Fact]
    public void Stops_between_candidates()
    {
        using var stop = new CancellationTokenSource();
        var stopping = new PlacingRecipe("stopping", _ =>
        {
            stop.Cancel();
            return 1;
        });
        var never = new PlacingRecipe("never", _ => 1);

        Assert.Throws<OperationCanceledException>(
            () => new AutoMl([stopping.Configured(), never.Configured()], Placing("baseline", 20), "ndcg@10", _messages).Train(PlacingRecipe.Ring, new(Seed: 1, Stop: stop.Token)));
        Assert.Empty(never.Trained);
    }

    [Fact]
    public void By_default_tries_the_recipes_that_read_columns_only_where_there_are_some()
    {
        var bare = Sets.Of("ana: a b");
        var withFields = new TrainingSet
        {
            UserIds = bare.UserIds,
            ItemIds = bare.ItemIds,
            Offsets = bare.Offsets,
            Items = bare.Items,
            Times = bare.Times,
            ItemFields = [new() { Name = "GENRES", Labels = [], Offsets = [0, 0, 0], Categories = [] }],
        };

        Assert.Equal(["aws-hrnn"], AutoMl.DefaultRecipes(bare));
        Assert.Equal(["aws-hrnn", "aws-hrnn-metadata", "aws-hrnn-coldstart"], AutoMl.DefaultRecipes(withFields));
    }

    private TrainedRanker Choose(string metric, params ConfiguredRecipe[] candidates) =>
        new AutoMl(candidates, Placing("baseline", 20), metric, _messages).Train(PlacingRecipe.Ring, new TrainingRun(Seed: 1));

    private static ConfiguredRecipe Placing(string name, int rank) => new PlacingRecipe(name, _ => rank).Configured();
}
