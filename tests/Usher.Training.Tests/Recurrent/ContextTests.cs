using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Metrics;
using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;

namespace Usher.Training.Tests.Recurrent;

/// <summary>Users watch a series in order; the next episode is a short cut on the phone and the whole one on the television. Which device comes next is chance.</summary>
[Collection(nameof(OneTorchAtATime))]
public sealed class ContextTests
{
    private const int Episodes = 12;
    private static readonly string[] Devices = ["Phone", "TV"];

    [Theory]
    [InlineData("aws-hrnn")]
    [InlineData("aws-hrnn-metadata")]
    [InlineData("aws-hrnn-coldstart")]
    [InlineData("usher-blend")]
    public void The_right_context_names_the_next_item_far_more_often_than_none_or_the_wrong_one(string recipe)
    {
        var set = Series(users: 80);
        var split = ProductionSplit.Of(set);
        var ranker = Quick.Train(recipe, set, given: recipe == "usher-blend" ? [("networks", "1")] : []);

        var (right, none, wrong) = (Hits(context => context), Hits(_ => null), Hits(context => new([[1 - context.Categories[0][0]]])));

        Assert.True(right > 0.85, $"With the right context {right:P0} of the next items come first.");
        Assert.True(right > none + 0.25, $"With the right context {right:P0} of the next items come first, without one {none:P0}.");
        Assert.True(wrong < 0.15, $"With the wrong context {wrong:P0} of the next items come first.");

        double Hits(Func<EventContext, EventContext?> contextOf) => split.Validation.Average(query =>
        {
            var state = ranker.Start(query.User);
            state.Advance(set.EventsOf(query.User)[..query.InputLength]);
            state.SetContext(contextOf(ranker.Contexts!.Of(set, set.Offsets[query.User] + query.InputLength)));
            var top = new ScoredItem[1];
            state.Top(top);
            return top[0].Item == set.ItemsOf(query.User)[query.InputLength] ? 1.0 : 0;
        });
    }

    [Fact]
    public void An_evaluation_asks_in_the_context_of_the_target()
    {
        var set = Series(users: 80);
        var split = ProductionSplit.Of(set);

        var with = Evaluation.Run(Quick.Train("aws-hrnn", set), split, split.Validation).Metrics["hr@10"];
        var mrr = Evaluation.Run(Quick.Train("aws-hrnn", set), split, split.Validation).Metrics["mrr@25"];

        Assert.True(mrr > 0.85, $"MRR@25 is {mrr}, hit rate@10 {with}.");
    }

    [Fact]
    public void Numbers_are_contexts_too_by_the_range_they_are_in()
    {
        var plain = Series(users: 80);
        var devices = plain.EventFields[0];
        var set = Columns.WithContexts(plain, new Field { Name = "SCREEN", Labels = ["5..7", "40..70"], Starts = [5, 40], Offsets = devices.Offsets, Categories = devices.Categories });
        var ranker = Quick.Train("aws-hrnn", set);

        Assert.NotEqual(Best("6.5"), Best("55"));
        Assert.Equal(Best("55"), Best("1000"));
        Assert.Equal(Best("6.5"), Best("1"));

        int Best(string inches)
        {
            var state = ranker.Start();
            state.Advance(set.EventsOf(0)[..4]);
            state.SetContext(ranker.Contexts!.Read(new Dictionary<string, string> { ["screen"] = inches }));
            var top = new ScoredItem[1];
            state.Top(top);
            return top[0].Item;
        }
    }

    [Fact]
    public void Without_columns_of_events_the_model_has_no_contexts_and_one_that_is_given_changes_nothing()
    {
        var set = Columns.WithContexts(Series(users: 20));
        var ranker = Quick.Train("aws-hrnn", set, given: [("epochs", "2")]);
        var (plain, asked) = (new float[ranker.ItemCount], new float[ranker.ItemCount]);
        var state = ranker.Start();
        state.Score(plain);
        state.SetContext(new([[0]]));
        state.Score(asked);

        Assert.Null(ranker.Contexts);
        Assert.Equal(plain, asked);
    }

    [Fact]
    public void A_saved_model_answers_in_contexts_as_before_and_a_context_stays_until_it_is_changed()
    {
        var set = Series(users: 30);
        var ranker = Quick.Train("aws-hrnn", set, given: [("epochs", "3")]);
        var loaded = RankerLoader.Load(MemoryModel.Of(ranker).Read());
        Assert.Equal(["DEVICE"], loaded.Contexts!.Columns.Select(column => column.Name));
        var tv = new Dictionary<string, string> { ["DEVICE"] = "TV" };

        var (one, other) = (ranker.Start(), loaded.Start());
        one.SetContext(ranker.Contexts!.Read(tv));
        other.SetContext(loaded.Contexts.Read(tv));
        foreach (var state in (UserState[])[one, other])
            state.Advance(set.EventsOf(0)[..3]);
        var plain = ranker.Start();
        plain.Advance(set.EventsOf(0)[..3]);

        Assert.Equal(ScoresOf(one), ScoresOf(other));
        Assert.NotEqual(ScoresOf(plain), ScoresOf(one));
        one.SetContext(null);
        Assert.Equal(ScoresOf(plain), ScoresOf(one));
    }

    // Twelve episodes, each as two items.
    private static TrainingSet Series(int users)
    {
        var (histories, devices) = (new List<(string, IReadOnlyList<(string, long)>)>(), new List<int[]>());
        var random = new Random(3);
        for (var user = 0; user < users; user++)
        {
            var (next, events) = (random.Next(Episodes), new List<(string, long)>());
            for (var at = 0; at < 10; at++)
            {
                var device = random.Next(2);
                events.Add(($"{Devices[device]}-{next:00}", at * 1_000));
                devices.Add([device]);
                next = (next + 1) % Episodes;
            }

            histories.Add(($"user-{user}", events));
        }

        return Columns.WithContexts(Sets.Of(histories), Columns.Of("DEVICE", Devices, [.. devices]));
    }

    private static float[] ScoresOf(UserState state)
    {
        var scores = new float[state.ItemCount];
        state.Score(scores);
        return scores;
    }
}
