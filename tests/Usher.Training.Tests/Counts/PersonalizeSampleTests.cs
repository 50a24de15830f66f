using System.Globalization;
using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Metrics;
using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;

namespace Usher.Training.Tests.Counts;

/// <summary>Recipes with their defaults on Amazon's own sample data, beside what Amazon's service answers on it.</summary>
[AwsSource("aws-samples/amazon-personalize-samples, next_steps/workshops/POC_in_a_box/completed, notebooks 03 and 05: stored outputs")]
public sealed class PersonalizeSampleTests
{
    private const string TerminatorTwo = "589";

    // Jurassic Park, Braveheart, The Terminator, The Fugitive, Speed: the first five that Amazon answers.
    private static readonly string[] Expected = ["480", "110", "1240", "457", "377"];

    [Theory]
    [InlineData("aws-sims")]
    [InlineData("aws-similar-items")]
    public void With_its_defaults_the_neighbours_of_a_popular_film_are_those_that_Amazon_answers(string recipe)
    {
        var set = Load();

        var list = List(Recipe.Train(recipe, set), set, TerminatorTwo, 10);

        Assert.All(Expected, film => Assert.Contains(film, list));
    }

    [Theory]
    [InlineData("aws-sims")]
    [InlineData("aws-similar-items")]
    public void With_its_defaults_each_of_the_most_popular_items_has_neighbours_of_its_own(string recipe)
    {
        var set = Load();
        var ranker = Recipe.Train(recipe, set);
        var popular = set.Items.CountBy(item => item).OrderByDescending(count => count.Value).Take(50).Select(count => set.ItemIds[count.Key]);

        var lists = popular.Select(item => string.Join(' ', List(ranker, set, item, 10))).ToArray();

        Assert.Equal(lists.Length, lists.Distinct().Count());
        Assert.DoesNotContain(string.Join(' ', List(ranker, set, null, 10)), lists);
    }

    [Fact]
    public void With_its_defaults_aws_sims_answers_popular_items_for_few_events_only()
    {
        var set = Load();
        var ranker = Recipe.Train("aws-sims", set);
        var popularity = Recipe.ScoresAfter(ranker, set);

        var withoutNeighbours = Enumerable.Range(0, set.ItemCount).Where(item => Recipe.ScoresAfter(ranker, set, set.ItemIds[item]).AsSpan().SequenceEqual(popularity)).ToHashSet();

        // 70 of 100 events were of items without neighbours while the most popular tenth had none.
        Assert.InRange(set.Items.Count(withoutNeighbours.Contains) / (double)set.EventCount, 0, 0.02);
    }

    [Fact]
    public void Amazons_ndcg_at_25_is_above_mrr_at_25_as_in_its_stored_answers_and_the_usual_one_is_below()
    {
        var split = ProductionSplit.WithTestSet(Load());

        var result = Evaluation.Run(Recipe.Train("aws-sims", split), split, split.Test);

        Assert.True(result.PerQuery("ndcg-of-hits@25").Average() > result.Metrics["mrr@25"]);
        Assert.True(result.Metrics["ndcg@25"] < result.Metrics["mrr@25"]);
    }

    private static string[] List(IRanker ranker, TrainingSet set, string? item, int count)
    {
        var scores = Recipe.ScoresAfter(ranker, set, item is null ? [] : [item]);
        return [.. scores.Index().OrderByDescending(it => it.Item).Select(it => set.ItemIds[it.Index]).Where(id => id != item).Take(count)];
    }

    private static TrainingSet Load()
    {
        var rows = File.ReadLines(SharedData.FileOrSkip("personalize-sample", "interactions.csv")).Skip(1)
            .Select(line => line.Split(','))
            .Select(cells => (User: cells[0], Item: cells[1], Time: long.Parse(cells[2], CultureInfo.InvariantCulture)));
        return Sets.Of([.. rows.GroupBy(row => row.User).Select(user => (user.Key, (IReadOnlyList<(string, long)>)[.. user.OrderBy(row => row.Time).Select(row => (row.Item, row.Time))]))]);
    }
}
