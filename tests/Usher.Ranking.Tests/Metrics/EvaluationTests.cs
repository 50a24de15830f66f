using CsCheck;
using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Metrics;
using Usher.Ranking.Splits;
using Usher.Ranking.Tests.Rankers;
using Usher.Ranking.Tests.Splits;

namespace Usher.Ranking.Tests.Metrics;

public sealed class EvaluationTests
{
    private static readonly TrainingSet FiveItems = Sets.Of("ana: a b c d e", "bo: c a b");

    [Fact]
    public void Gives_the_metrics_that_a_hand_computes()
    {
        // Left one out, ana has read a b c d and wants e, the only item left: rank 1. bo has read c a and wants b, behind e and d: rank 3.
        var split = LeaveOneOut.Of(FiveItems);
        var result = Evaluation.Run(new ScriptedRanker(1, 2, 3, 4, 5), split, split.Test);

        Assert.Equal([new(1, 0b1, 1), new(3, 0b100, 1)], result.Outcomes.ToArray());
        Assert.Equal(1, result.Metrics["hr@10"]);
        Assert.Equal((1 + 0.5) / 2, result.Metrics["ndcg@10"], 12);
        Assert.Equal((1 + (1.0 / 3)) / 2, result.Metrics["mrr@25"], 12);
        Assert.Equal(0.2, result.Metrics["precision@5"], 12);
        Assert.Equal(0.6, result.Metrics["coverage@10"], 12);             // e for ana; e, d and b for bo
        Assert.Equal([1, 0.5], result.PerQuery("ndcg@10"));
    }

    [Fact]
    public void The_whole_input_is_left_out_of_the_list_when_seen_items_are_filtered()
    {
        var split = LeaveOneOut.Of(FiveItems);
        var ranker = new ScriptedRanker(1, 2, 3, 4, 5);

        Assert.Equal([4, 3, 1], Evaluation.Run(ranker, split, split.Test).ListOf(1).ToArray());
        Assert.Equal([4, 3, 2, 1, 0], Evaluation.Run(ranker, split, split.Test, new() { SeenItems = SeenItems.Kept }).ListOf(1).ToArray());
    }

    [Fact]
    public void A_list_is_what_sorting_the_items_that_are_left_would_give() =>
        Gen.Select(Gen.Int[0, 20].Array[2, 100], Gen.Int[0, 98], Gen.Int[1, QueryOutcome.MaxListLength]).Sample((numbers, seen, k) =>
        {
            var scores = Array.ConvertAll(numbers, number => (float)number);          // few distinct scores make many ties
            var items = Enumerable.Range(0, scores.Length).ToArray();
            seen = Math.Min(seen, scores.Length - 1);
            var set = Sets.Of("ana: " + string.Join(' ', items));

            var list = Evaluation.Run(new ScriptedRanker(scores), set, [new Query(0, seen, seen + 1)], new() { K = k }).ListOf(0);
            Assert.Equal(items.Skip(seen).OrderByDescending(item => scores[item]).Take(k), list.ToArray());
        });

    [Fact]
    public void A_target_that_was_seen_before_is_missed_when_filtered_and_found_when_kept()
    {
        var set = Sets.Of("ana: a b a");
        var ranker = new ScriptedRanker(2, 1);

        Assert.Equal(QueryOutcome.Missed, Evaluation.Run(ranker, set, [new Query(0, 2, 3)], new()).Outcomes[0].Rank);
        Assert.Equal(1, Evaluation.Run(ranker, set, [new Query(0, 2, 3)], new() { SeenItems = SeenItems.Kept }).Outcomes[0].Rank);
    }

    [Fact]
    public void Several_targets_count_once_each()
    {
        var set = Sets.Of("ana: a b c d c b");                            // after a: b, c and d are wanted
        var outcome = Evaluation.Run(new ScriptedRanker(1, 5, 3, 4), set, [new Query(0, 1, 6)], new()).Outcomes[0];
        Assert.Equal(new QueryOutcome(1, 0b111, 3), outcome);
    }

    [Fact]
    public void A_ranker_that_scores_everything_alike_gains_nothing()
    {
        var set = Sets.Of([.. Enumerable.Range(0, 30).Select(user => $"user-{user}: {string.Join(' ', Enumerable.Range(user, 3))}")]);
        var split = LeaveOneOut.Of(set);
        var result = Evaluation.Run(new ScriptedRanker(new float[set.ItemCount]), split, split.Test);
        Assert.Equal(0, result.Metrics["hr@10"]);
    }

    [Fact]
    public void Asking_in_turn_reads_each_history_once()
    {
        var set = Sets.Of("ana: a b c d e f", "bo: f e d");
        Query[] inTurn = [new(0, 5, 6), new(1, 2, 3), new(0, 1, 2), new(0, 3, 4), new(1, 0, 1)];
        // Wants nothing but the item after the newest one in the alphabet.
        var ranker = new ScriptedRanker(6, (items, scores) =>
        {
            scores.Clear();
            if (items.Count > 0)
                scores[(items[^1] + 1) % 6] = 1;
        });
        var result = Evaluation.Run(ranker, set, inTurn, new() { SeenItems = SeenItems.Kept });

        Assert.Equal((2, 5 + 2), (ranker.Started, ranker.Observed));
        Assert.Equal([1, 6, 1, 1, 6], result.Outcomes.ToArray().Select(outcome => outcome.Rank));
        Assert.Same(inTurn, result.Queries);
    }

    [Fact]
    public void Popularity_is_the_percentile_of_what_is_listed()
    {
        // Train counts a 3, b 1, c 1, d 0: percentiles 0.875, 0.5, 0.5 and 0.125.
        var options = new EvaluationOptions { TrainCounts = [3, 1, 1, 0], SeenItems = SeenItems.Kept };
        var set = Sets.Of("ana: a b c d");
        Assert.Equal(0.5, Evaluation.Run(new ScriptedRanker(4, 3, 2, 1), set, [new Query(0, 1, 2)], options).Metrics["popularity@10"], 12);

        var filtered = options with { SeenItems = SeenItems.Filtered };
        var result = Evaluation.Run(new ScriptedRanker(4, 3, 2, 1), set, [new Query(0, 2, 3)], filtered);
        Assert.Equal((0.5 + 0.125) / 2, result.Metrics["popularity@10"], 12);
        Assert.Equal([(0.5 + 0.125) / 2], result.PerQuery("popularity@10"));
        Assert.DoesNotContain("popularity@10", Evaluation.Run(new ScriptedRanker(4, 3, 2, 1), set, [new Query(0, 2, 3)], new()).Metrics.Keys);
    }

    [Fact]
    public void Shorter_lists_leave_out_the_metrics_of_longer_ones()
    {
        var result = Evaluation.Run(new ScriptedRanker(1, 2, 3, 4, 5), FiveItems, [new Query(0, 1, 2)], new() { K = 10 });

        Assert.Equal(["coverage@10", "hr@10", "ndcg@10", "ndcg@5", "precision@10", "precision@5"], result.Metrics.Keys.Order(StringComparer.Ordinal));
        Assert.Throws<ArgumentOutOfRangeException>(() => result.PerQuery("mrr@25"));
    }

    [Fact]
    public void Folds_are_joined_query_by_query_but_each_has_its_own_coverage()
    {
        var ranker = new ScriptedRanker(1, 2, 3, 4, 5);
        var one = Evaluation.Run(ranker, FiveItems, [new Query(0, 4, 5), new Query(1, 0, 1)], new());
        var other = Evaluation.Run(ranker, FiveItems, [new Query(1, 2, 3)], new());
        var joined = RankerEvaluation.Join([one, other]);

        Assert.Equal(3, joined.Queries.Count);
        Assert.Equal((one.PerQuery("mrr@25").Sum() + other.PerQuery("mrr@25").Sum()) / 3, joined.Metrics["mrr@25"], 12);
        Assert.Equal((1 + 0.6) / 2, joined.Metrics["coverage@10"], 12);
        Assert.Equal(other.ListOf(0).ToArray(), joined.ListOf(2).ToArray());
        Assert.Throws<ArgumentException>(() => RankerEvaluation.Join([]));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_score_that_is_no_number_fails_the_run(float score)
    {
        var fault = Assert.Throws<NotFiniteNumberException>(() =>
            Evaluation.Run(new ScriptedRanker(1, 2, score, 4, 5), FiveItems, [new Query(1, 2, 3)], new()));
        Assert.Equal(
            $"The model scored item 'c' {score} for user 'bo' after 2 events; scores must be finite. " +
            "If it was trained with settings of your own, try a lower learning rate.",
            fault.Message);
    }

    [Fact]
    public void Stopping_ends_the_run()
    {
        using var stop = new CancellationTokenSource();
        var asked = 0;
        var ranker = new ScriptedRanker(5, (_, scores) =>
        {
            scores.Clear();
            if (Interlocked.Increment(ref asked) == 2)
                stop.Cancel();
        });
        Query[] queries = [.. Enumerable.Range(0, 5).Select(at => new Query(0, at, at + 1))];

        Assert.ThrowsAny<OperationCanceledException>(() => Evaluation.Run(ranker, FiveItems, queries, new() { Stop = stop.Token }));
        Assert.Equal(2, asked);
    }

    [Fact]
    public void There_must_be_something_to_ask_for()
    {
        var fault = Assert.Throws<InvalidDataException>(() => Evaluation.Run(new ScriptedRanker(new float[5]), FiveItems, [], new()));
        Assert.Equal("There is nothing to ask for: no user has enough events for this protocol. Use data with longer histories.", fault.Message);
    }

    [Theory]
    [InlineData(2, 0, 1)]
    [InlineData(-1, 0, 1)]
    [InlineData(0, 5, 6)]
    [InlineData(0, 2, 2)]
    [InlineData(0, -1, 2)]
    public void A_query_has_a_user_and_targets_of_the_set(int user, int inputLength, int targetEnd) =>
        Assert.Throws<ArgumentException>(() =>
            Evaluation.Run(new ScriptedRanker(new float[5]), FiveItems, [new Query(user, inputLength, targetEnd)], new()));

    [Fact]
    public void A_ranker_of_another_catalogue_is_refused() =>
        Assert.Throws<ArgumentException>(() => Evaluation.Run(new ScriptedRanker(new float[4]), FiveItems, [new Query(0, 0, 1)], new()));

    [Fact]
    public void The_result_is_the_same_with_any_number_of_threads_and_any_order_of_queries() =>
        Gen.Select(TestSets.Any, Gen.Int, Gen.Enum<SeenItems>()).Sample(
            (set, seed, seen) =>
            {
                Query[] queries = [.. InTurn(set)];
                if (queries.Length == 0)
                    return;

                var ranker = Hashing(set, seed);
                var alone = Evaluation.Run(ranker, set, queries, new() { Threads = 1, SeenItems = seen });
                var together = Evaluation.Run(ranker, set, queries, new() { Threads = 4, SeenItems = seen });
                Assert.Equal(alone.Outcomes.ToArray(), together.Outcomes.ToArray());
                Assert.Equal(alone.Metrics, together.Metrics);

                Query[] turned = [.. queries.Reverse()];
                var backwards = Evaluation.Run(ranker, set, turned, new() { SeenItems = seen });
                Assert.Equal(alone.Outcomes.ToArray(), backwards.Outcomes.ToArray().Reverse());
            },
            iter: 50);

    [Fact]
    public void Other_numbers_for_users_and_items_change_nothing() =>
        Gen.Select(TestSets.Any, Gen.Int, Gen.Int).Sample(
            (set, seed, numbering) =>
            {
                var other = TestSets.Renumber(set, numbering);
                var metrics = Ask(set);
                foreach (var (name, value) in Ask(other))
                    Assert.Equal(metrics[name], value, tolerance: 1e-9);

                Dictionary<string, double> Ask(TrainingSet events)
                {
                    Query[] queries = [.. InTurn(events)];
                    return queries.Length == 0
                        ? []
                        : new(Evaluation.Run(Hashing(events, seed), new Split(events, [.. Lengths(events)], [], queries), queries).Metrics);
                }
            },
            iter: 50);

    [Fact]
    public void A_better_score_for_the_target_never_makes_a_metric_worse() =>
        Gen.Select(Gen.Int[0, 9].Array[6], Gen.Int[1, 5]).Sample((scores, gain) =>
        {
            var set = Sets.Of("ana: a b c d e f");
            Query[] wantsB = [new(0, 1, 2)];
            var before = Evaluation.Run(Of(scores), set, wantsB, new()).Metrics;
            scores[1] += gain;
            var after = Evaluation.Run(Of(scores), set, wantsB, new()).Metrics;
            Assert.All(Metric.Reported, metric => Assert.True(after[metric.Name] >= before[metric.Name]));

            static ScriptedRanker Of(int[] numbers) => new(Array.ConvertAll(numbers, number => (float)number));
        });

    private static IEnumerable<Query> InTurn(TrainingSet set) =>
        from user in Enumerable.Range(0, set.UserCount)
        from at in Enumerable.Range(0, set.LengthOf(user))
        select new Query(user, at, at + 1);

    private static IEnumerable<int> Lengths(TrainingSet set) => Enumerable.Range(0, set.UserCount).Select(set.LengthOf);

    // Scores that hang on ids, never on indexes, and differ for all items: whoever numbers them gets the same list.
    private static ScriptedRanker Hashing(TrainingSet set, int seed)
    {
        var order = Enumerable.Range(5, set.ItemCount).Select(id => $"{id}").ToArray();
        new Random(seed).Shuffle(order);
        int[] places = [.. set.ItemIds.Ids.Select(id => Array.IndexOf(order, id))];
        return new ScriptedRanker(set.ItemCount, (items, scores) =>
        {
            for (var item = 0; item < scores.Length; item++)
                scores[item] = (places[item] + (items.Count * 3)) % scores.Length;
        });
    }
}
