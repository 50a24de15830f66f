using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Jobs;
using Usher.Ranking.Metrics;
using Usher.Ranking.ModelFolders;
using Usher.Ranking.Rankers;
using Usher.Ranking.Recipes;
using Usher.Training.Semantics;
using Usher.Training.Tests.Jobs;

namespace Usher.Training.Tests.Semantics;

public sealed class SemanticSimilarityRecipeTests
{
    private static readonly (string Id, string Name, string Text)[] Films =
    [
        ("war-1", "The Trench", "Soldiers wait for a battle in the first world war."),
        ("war-2", "Gunfire", "An army crosses a river under fire."),
        ("love-1", "Two Hearts", "A couple falls in love on a train."),
        ("love-2", "The Bride", "A wedding brings two lovers together."),
        ("cook-1", "Soup", "A chef teaches how to cook with vegetables."),
        ("cook-2", "The Kitchen", "A cooking contest in a small restaurant."),
        ("no-text", "", ""),
    ];

    [Fact]
    public void Items_without_any_interaction_have_neighbours_of_like_meaning()
    {
        var set = Of([]);
        var ranker = Train(set);

        foreach (var (id, _, _) in Films.Where(film => film.Text.Length > 0))
            Assert.Equal(id[..^1], Best(ranker, set, id, 2).First(other => other != id)[..^1]);
    }

    [Fact]
    public void The_job_of_a_training_makes_a_model_of_items_alone_with_metrics_of_its_own()
    {
        using var job = new JobFolder(Of([]), new() { Kind = TrainingJobKind.Train, Recipe = "aws-semantic-similarity", IsTested = true });

        Assert.Equal(0, job.Run());

        using var model = ModelFolder.Open(job.Output);
        Assert.Equal([SemanticMetrics.Freshness, SemanticMetrics.Popularity, SemanticMetrics.Similarity], model.Description.Metrics.Keys.Order());
        Assert.All(model.Description.Metrics.Values, value => Assert.InRange(value, 0, 1));
        Assert.Empty(model.Description.Baselines);
        Assert.Equal((0, Films.Length), (model.Users.Count, model.LoadRanker().ItemCount));
    }

    [Fact]
    public void Data_without_texts_is_refused()
    {
        using var job = new JobFolder(Sets.Of("ana: a b"), new() { Kind = TrainingJobKind.Train, Recipe = "aws-semantic-similarity" });

        Assert.Equal(1, job.Run());
        Assert.Contains("needs texts", Assert.IsType<FailedMessage>(job.Messages[^1]).Reason, StringComparison.Ordinal);
        Assert.Throws<RecipeException>(() => Train(Sets.Of("ana: a b")));
    }

    [Fact]
    public void Popularity_is_that_of_unique_users()
    {
        var popularity = SemanticSimilarityRecipe.PopularityOf(Recipe.Everything(Sets.Of("ana: a a a b", "bo: b", "cy: b c")));

        Assert.Equal([0.5f, 1, 0.5f], popularity);
    }

    [Fact]
    public void Freshness_goes_by_the_time_of_the_item_or_else_by_its_first_interaction_or_else_is_1()
    {
        var set = Sets.Of([("ana", [("first", 1_000), ("late", 3_000), ("first", 3_500), ("dated", 4_000), ("newest", 5_000)])], "untouched");
        var dated = new TrainingSet
        {
            UserIds = set.UserIds,
            ItemIds = set.ItemIds,
            Offsets = set.Offsets,
            Items = set.Items,
            Times = set.Times,
            ItemTimes = [.. set.ItemIds.Ids.Select(item => item == "dated" ? 3_000 : TrainingSet.NoTime)],
        };

        // Ages are 4,000, 2,000, 2,000 and 0; of those above 0 the median is 2,000.
        Assert.Equal([0.25f, 0.5f, 0.5f, 1, 1], SemanticSimilarityRecipe.FreshnessOf(Recipe.Everything(dated)));
    }

    private static IRanker Train(TrainingSet set) => Recipe.Train("aws-semantic-similarity", set);

    private static TrainingSet Of(string[] histories)
    {
        var events = Sets.Of(histories);
        return new()
        {
            UserIds = events.UserIds,
            ItemIds = new(Films.Select(film => film.Id)),
            Offsets = events.Offsets,
            Items = events.Items,
            Times = events.Times,
            ItemTexts = [new("TITLE", [.. Films.Select(film => film.Name)]), new("DESCRIPTION", [.. Films.Select(film => film.Text)])],
        };
    }

    private static IEnumerable<string> Best(IRanker ranker, TrainingSet set, string item, int count)
    {
        var scores = Recipe.ScoresAfter(ranker, set, item);
        return set.ItemIds.Ids.OrderByDescending(id => scores[set.ItemIds.IndexOf(id)]).Take(count);
    }
}
