using CsCheck;
using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;
using Usher.Training.Recurrent;

namespace Usher.Training.Tests.Recurrent;

public sealed class EventStreamTests
{
    private static readonly Gen<(TrainingSet Set, int Rows, int Steps)> Streams =
        from gaps in Gen.Int[0, 2].Array[1, 9].List[1, 8]
        from rows in Gen.Int[1, 4]
        from steps in Gen.Int[1, 9]
        select (SetOf(gaps), rows, steps);

    [Fact]
    public void Every_training_event_is_the_first_target_once_and_the_last_row_ends_with_repeats() => Check.Sample(
        Streams,
        it =>
        {
            var users = UsersOf(it.Set);
            var expected = users.SelectMany(user => it.Set.ItemsOf(user).ToArray()).ToList();
            var rowLength = (expected.Count + it.Rows - 1) / it.Rows;
            while (expected.Count < it.Rows * rowLength)
                expected.Add(expected[^1]);

            Assert.Equal(expected, FirstTargets(StreamOf(it.Set, users, it.Rows), it.Rows, it.Steps, ahead: 3));
        },
        seed: "0000000000000",
        iter: 100);

    [Fact]
    public void Windows_of_any_length_hold_the_same_rows() => Check.Sample(
        Streams,
        it =>
        {
            var stream = StreamOf(it.Set, UsersOf(it.Set), it.Rows);

            Assert.Equal(FirstTargets(stream, it.Rows, 1000, ahead: 1), FirstTargets(stream, it.Rows, it.Steps, ahead: 1));
            Assert.Equal(stream.Windows(it.Steps, [1]).Count(), stream.WindowCount(it.Steps));
        },
        seed: "0000000000000",
        iter: 50);

    [Fact]
    public void A_user_begins_with_nothing_read_and_sees_nothing_of_the_user_before()
    {
        var set = Sets.Of("ana: a@100 b@101 c@164", "bo: d@50 e@50");
        var shape = new NetworkShape(set.ItemCount, Width: 32, Blocks: 1, Recent: 3);
        var (begins, none) = (shape.PaddedItems, shape.Items);
        var stream = new EventStream(Recipe.Everything(set), shape, [0, 1], rows: 1, new TrendPeriods(new long[] { 101, 160 }), shuffleTies: null);

        var window = stream.Windows(10, [1, 0.5f]).Single();

        Assert.Equal((1, 5), (window.Rows, window.Steps));
        Assert.Equal([begins, 0, 1, begins, 3], window.Inputs[..5]);                         // the newest item
        Assert.Equal([none, begins, 0, none, begins], window.Inputs[5..10]);                 // the one before it
        Assert.Equal([none, none, begins, none, none], window.Inputs[10..]);
        Assert.Equal([TimeGap.Beginning, TimeGap.FirstEvent, TimeGap.SignalOf(1), TimeGap.Beginning, TimeGap.FirstEvent], window.Signals);
        Assert.Equal([0, 1, 1, 0, 1], window.Keep);
        Assert.Equal([0, 0, 1, 0, 0], window.Periods);
        Assert.Equal([(0, 0), (3, 1)], window.Beginners);
        Assert.Equal([0, 1, 1, 2, 2, 2, 3, 4, 4, 4], window.Targets);
        Assert.Equal([2 / 3f, 1 / 3f, 2 / 3f, 1 / 3f, 1, 0, 2 / 3f, 1 / 3f, 1, 0], window.Weights);
    }

    [Fact]
    public void Events_that_may_not_be_trained_on_do_not_occur()
    {
        var set = Sets.Of("ana: a b c", "bo: d e", "cy: f");
        var split = new Split(set, [2, 1, 0], [], []);
        var stream = new EventStream(split, new(set.ItemCount, 32, 1), [1, 0], rows: 1, default, shuffleTies: null);

        Assert.Equal([3, 0, 1], FirstTargets(stream, 1, 10, ahead: 2));
    }

    [Fact]
    public void Only_events_of_equal_time_change_places_and_the_same_way_from_the_same_seed()
    {
        var set = Sets.Of("ana: a@1 b@1 c@1 d@2 e@3 f@3 g@3");
        var orders = Enumerable.Range(0, 50).Select(Shuffled).ToArray();

        Assert.All(orders, order =>
        {
            Assert.Equal([0, 1, 2], order[..3].Order());
            Assert.Equal(3, order[3]);
            Assert.Equal([4, 5, 6], order[4..].Order());
        });
        Assert.Equal(36, orders.Concat(Enumerable.Range(50, 450).Select(Shuffled)).Select(order => string.Join(' ', order)).Distinct().Count());
        Assert.Equal(orders[7], Shuffled(7));

        int[] Shuffled(int seed) => [.. FirstTargets(new(Recipe.Everything(set), new(7, 32, 1), [0], 1, default, new Random(seed)), 1, 10, ahead: 1)];
    }

    [Fact]
    public void A_step_counts_as_much_as_what_comes_next_weighs()
    {
        var set = Recipe.Weighted(Sets.Of("ana: a@100 b@101 c@164", "bo: d@50 e@50"), 1, 0.5f, 0.25f, 0.5f, 1);
        var stream = new EventStream(Recipe.Everything(set), new(set.ItemCount, 32, 1), [0, 1], rows: 1, default, shuffleTies: null);

        Assert.Equal([1, 0.5f, 0.25f, 0.5f, 1], stream.Windows(10, [1]).Single().Counts!);
        var ahead = stream.Windows(10, [1, 0.5f]).Single();
        Assert.Equal([1.25f / 1.5f, 0.625f / 1.5f, 0.25f, 1 / 1.5f, 1], ahead.Counts!);
        Assert.Equal([0.8f, 0.2f, 0.8f, 0.2f, 1, 0, 0.5f, 0.5f, 1, 0], ahead.Weights);
        Assert.Null(StreamOf(Sets.Of("ana: a b"), [0], 1).Windows(10, [1]).Single().Counts);
    }

    [Fact]
    public void Events_that_change_places_keep_their_weights()
    {
        var set = Recipe.Weighted(Sets.Of("ana: a@1 b@1 c@1 d@2"), 0.1f, 0.2f, 0.3f, 0.4f);
        var shape = new NetworkShape(set.ItemCount, 32, 1);

        foreach (var seed in Enumerable.Range(0, 20))
        {
            var window = new EventStream(Recipe.Everything(set), shape, [0], rows: 1, default, new Random(seed)).Windows(10, [1]).Single();
            Assert.Equal(window.Targets.Select(item => (item + 1) / 10f), window.Counts!);
        }
    }

    // Every event has an item of its own, so that an item tells which event it was.
    private static TrainingSet SetOf(List<int[]> gaps)
    {
        var item = 0;
        return Sets.Of([.. gaps.Select((of, user) =>
        {
            var time = 0L;
            return ($"user-{user}", (IReadOnlyList<(string, long)>)[.. of.Select(gap => ($"item-{item++}", time += gap))]);
        })]);
    }

    private static int[] UsersOf(TrainingSet set) => [.. Enumerable.Range(0, set.UserCount).Reverse()];

    private static EventStream StreamOf(TrainingSet set, int[] users, int rows) =>
        new(Recipe.Everything(set), new NetworkShape(set.ItemCount, 32, 1), users, rows, default, shuffleTies: null);

    // Row by row, each from its first window to its last.
    private static List<int> FirstTargets(EventStream stream, int rows, int steps, int ahead)
    {
        var windows = stream.Windows(steps, [.. Enumerable.Range(1, ahead).Select(gap => 1f / gap)]).ToArray();
        return
        [
            .. from row in Enumerable.Range(0, rows)
               from window in windows
               from step in Enumerable.Range(0, window.Steps)
               select window.Targets[((row * window.Steps) + step) * ahead],
        ];
    }
}
