using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;

namespace Usher.Ranking.Tests.Rankers;

public sealed class RecurrentRankerTests
{
    // Any number of users has columns, and any number of newest items may enter: no other tensor tells how many.
    private static readonly string[] FreeRows = ["users", "mix"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Saved_and_loaded_it_gives_identical_scores(bool whole)
    {
        var ranker = RandomNetwork.Of(items: 50, users: whole ? 5 : 0, hasFeedForward: whole);
        var loaded = RecurrentRanker.Load(MemoryModel.Of(ranker).Read());

        Assert.Equal(whole, loaded.Weights.Users is not null);
        Assert.Equal(Scores(ranker, user: 3), Scores(loaded, user: 3));
    }

    [Theory]
    // Widths of whole vectors and not, histories of one piece, of two events at a time and one left, and of many pieces.
    [InlineData(24, 1)]
    [InlineData(24, 33)]
    [InlineData(24, 100)]
    [InlineData(19, 35)]
    [InlineData(5, 3)]
    public void A_history_read_at_once_leads_to_the_state_that_its_events_lead_to_one_by_one(int width, int events)
    {
        var ranker = RandomNetwork.Of(items: 50, width);
        var random = new Random(events);
        int[] items = [.. Enumerable.Range(0, events).Select(_ => random.Next(50))];
        long[] times = [.. Enumerable.Range(0, events).Select(at => at * at * 7L)];
        var (atOnce, oneByOne) = ((RecurrentState)ranker.Start(2), (RecurrentState)ranker.Start(2));

        atOnce.Advance(new EventSpan(items, times));
        for (var i = 0; i < events; i++)
            oneByOne.Advance(new Event(items[i], times[i]));

        Assert.Equal(oneByOne.Query.ToArray(), atOnce.Query.ToArray());
        // And on from there.
        atOnce.Advance(new Event(3, times[^1] + 5));
        oneByOne.Advance(new Event(3, times[^1] + 5));
        Assert.Equal(oneByOne.Query.ToArray(), atOnce.Query.ToArray());
    }

    [Fact]
    public void A_model_that_lacks_a_tensor_is_refused()
    {
        var ranker = RandomNetwork.Of(items: 7);
        var model = MemoryModel.Of(ranker);
        Assert.All(
            TensorNames.Of(ranker),
            tensor => Assert.Throws<InvalidDataException>(() => RecurrentRanker.Load(new ChangedReader(model.Read(), tensor.Name, shape: null))));
    }

    [Fact]
    public void A_model_with_a_tensor_of_a_shape_that_does_not_fit_the_others_is_refused()
    {
        var ranker = RandomNetwork.Of(items: 7);
        var model = MemoryModel.Of(ranker);
        foreach (var (name, shape) in TensorNames.Of(ranker))
        {
            for (var dimension = 0; dimension < shape.Length; dimension++)
            {
                if (dimension > 0 || !FreeRows.Contains(name))
                    AssertRefused(name, lengths => [.. lengths.Select((length, at) => at == dimension ? length + 1 : length)]);
                AssertRefused(name, lengths => [.. lengths.Select((length, at) => at == dimension ? 0 : length)]);
            }

            AssertRefused(name, lengths => [.. lengths, 1]);
        }

        void AssertRefused(string name, Func<long[], long[]> shape)
        {
            var thrown = Record.Exception(() => RecurrentRanker.Load(new ChangedReader(model.Read(), name, shape)));
            Assert.True(thrown is InvalidDataException, $"{name} as ({string.Join(", ", shape(TensorNames.Of(ranker).Single(it => it.Name == name).Shape))}): {thrown}");
            Assert.EndsWith("Train again.", thrown.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_item_that_it_does_not_have_is_refused()
    {
        var state = RandomNetwork.Of(items: 7).Start();

        Assert.Throws<ArgumentOutOfRangeException>(() => state.Advance(new Event(7, Time: 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => state.Advance(new Event(-1, Time: 1)));
    }

    [Fact]
    public void Scores_far_above_what_an_exponential_bears_are_probabilities_all_the_same()
    {
        var weights = RandomNetwork.Of(items: 30).Weights;
        var ranker = new RecurrentRanker(weights with { Items = weights.Items.ToArray().Select(number => number * 1000).ToArray() });

        Assert.Equal(1, Scores(ranker, user: -1).Sum(), 1e-5f);
    }

    [Theory]
    [InlineData(1, 1e-5)]
    [InlineData(500, 1e-5)]
    [InlineData(20_000, 1e-5)]
    [InlineData(20_500, 1e-2)]                                            // the sum of the probabilities is over rounded scores
    public void The_list_of_a_state_is_what_all_scores_would_give(int items, double share)
    {
        var ranker = RandomNetwork.Of(items);
        int[] excluded = [.. Enumerable.Range(0, items).Where(item => item % 3 == 2)];
        for (var user = 0; user < 3; user++)
        {
            var state = Warm(ranker, user);
            var scores = new float[items];
            state.Score(scores);
            var expected = TopKTests.Sorted(scores, 25, excluded);

            var top = new ScoredItem[25];
            var count = state.Top(top, Candidates.AllBut(excluded));

            Assert.Equal(expected.Length, count);
            Assert.Distinct(top[..count].Select(it => it.Item));
            for (var place = 0; place < count; place++)
            {
                Assert.DoesNotContain(top[place].Item, excluded);
                Assert.Equal(scores[top[place].Item], top[place].Score, share * top[place].Score);
                Assert.Equal(expected[place].Score, scores[top[place].Item], 1e-6 * expected[place].Score);    // equal to the last digits may change places
            }
        }
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(20_500)]
    public void Probabilities_are_over_all_items_whichever_may_be_in_the_list_and_whichever_list_was_first(int items)
    {
        var ranker = RandomNetwork.Of(items);
        var few = new ItemSet(items);
        for (var item = 7; item < items; item += 50)
            few.Add(item);
        var (all, first, later) = (new ScoredItem[items], new ScoredItem[10], new ScoredItem[10]);
        var state = Warm(ranker, user: 1);

        Assert.Equal(10, state.Top(first, Candidates.Only(few)));
        state.Top(all);
        Assert.Equal(10, state.Top(later, Candidates.Only(few)));

        Assert.Equal(all.Where(it => few.Contains(it.Item)).Take(10), first);
        Assert.Equal(first, later);

        state.Advance(new Event(3, Time: 1_000_000));
        var fresh = Warm(ranker, user: 1);
        fresh.Advance(new Event(3, Time: 1_000_000));
        state.Top(later, Candidates.Only(few));
        fresh.Top(first, Candidates.Only(few));
        Assert.Equal(first, later);
    }

    [Fact]
    public void Many_threads_may_ask_for_their_first_list_at_once()
    {
        var ranker = RandomNetwork.Of(items: 20_500);
        var lists = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(8).Select(_ => ListOf(ranker)).ToArray();

        Assert.All(lists, list => Assert.Equal(ListOf(ranker), list));

        static ScoredItem[] ListOf(RecurrentRanker ranker)
        {
            var top = new ScoredItem[10];
            Warm(ranker, user: 1).Top(top);
            return top;
        }
    }

    [Fact]
    public void Any_other_state_lists_what_its_scores_say()
    {
        var state = new ScriptedRanker(0.1f, 0.4f, 0.2f, 0.4f).Start();
        var top = new ScoredItem[3];

        Assert.Equal(3, state.Top(top, Candidates.AllBut([0])));
        Assert.Equal([new(1, 0.4f), new(3, 0.4f), new(2, 0.2f)], top);
    }

    private static float[] Scores(RecurrentRanker ranker, int user)
    {
        var scores = new float[ranker.ItemCount];
        Warm(ranker, user).Score(scores);
        return scores;
    }

    private static UserState Warm(RecurrentRanker ranker, int user)
    {
        var state = ranker.Start(user);
        for (var at = 0; at < 10; at++)
            state.Advance(new Event(at * 5 % ranker.ItemCount, Time: at * at * 30));
        return state;
    }
}
