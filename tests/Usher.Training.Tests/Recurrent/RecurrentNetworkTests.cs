using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;
using Usher.Training.Recurrent;
using static TorchSharp.torch;

namespace Usher.Training.Tests.Recurrent;

/// <summary>Holds torch's forward pass over windows against the ranker that reads event by event without torch.</summary>
[Collection(nameof(OneTorchAtATime))]
public sealed class RecurrentNetworkTests
{
    public static TheoryData<string> Shapes => [.. Known.Keys];

    // Width, blocks, newest items, time gaps, trends, feed-forward, columns.
    private static readonly Dictionary<string, (NetworkShape Shape, bool HasColumns)> Known = new()
    {
        ["plain"] = (new(Items, 64, 2, Periods: 4), false),
        ["odd width"] = (new(Items, 43, 2, Periods: 4), false),
        ["with columns"] = (new(Items, 64, 2, Periods: 4), true),
        ["odd width with columns"] = (new(Items, 43, 1, Periods: 4), true),
        ["without time gaps"] = (new(Items, 64, 1, HasTimeGaps: false, Periods: 4), false),
        ["without trends"] = (new(Items, 43, 1), false),
        ["without feed-forward"] = (new(Items, 64, 2, Periods: 4, FeedForward: 0), false),
        ["three blocks, one newest item"] = (new(Items, 43, 3, Recent: 1, FeedForward: 1), false),
        ["bare"] = (new(Items, 43, 1, Recent: 1, HasTimeGaps: false, FeedForward: 0), false),
        ["five newest items"] = (new(Items, 64, 1, Recent: 5, Periods: 4), true),
    };

    private const int Items = 37;
    private const int Users = 9;

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_ranker_gives_the_scores_of_the_network_after_every_event(string name)
    {
        using var scope = NewDisposeScope();
        manual_seed(11);
        var (shape, hasColumns) = Known[name];
        var set = RandomSet(new Random(5));
        var periods = shape.Periods == 1 ? default : new TrendPeriods(new long[] { 10_000, 1_000_000, 100_000_000 });
        using var dropout = new DropoutMasks(0.5, new Random(1));
        var columns = hasColumns ? new ItemColumns(set.ItemFields, Flags(7), Flags(3), LeaveOut: 0.5) : null;
        using var network = new RecurrentNetwork(
            shape, new ItemVectors(shape, columns), hasColumns ? new FieldVectors(set.UserFields, Users, shape.Width) : null, dropout);
        Randomise(network);
        var ranker = new RecurrentRanker(network.Export(periods));

        Assert.Multiple(
            () => AssertAgree(network, ranker, set, shape, periods, rows: 1, steps: 1),
            () => AssertAgree(network, ranker, set, shape, periods, rows: 1, steps: 32),
            () => AssertAgree(network, ranker, set, shape, periods, rows: 3, steps: 7),
            () => AssertAgree(network, ranker, set, shape, periods, rows: 2, steps: 1000));
    }

    private static void AssertAgree(RecurrentNetwork network, RecurrentRanker ranker, TrainingSet set, NetworkShape shape, TrendPeriods periods, int rows, int steps)
    {
        using var noGradient = no_grad();
        network.eval();
        var stream = new EventStream(Recipe.Everything(set), shape, [.. Enumerable.Range(0, Users)], rows, periods, shuffleTies: null);
        var readers = new Reader?[rows];
        var states = network.Start(rows);
        var compared = 0;
        foreach (var window in stream.Windows(steps, [1]))
        {
            using var scope = NewDisposeScope();
            // Training takes a user's beginning into the time of the first event; who asks without any event asks now, in the last period.
            foreach (var (place, _) in window.Beginners)
                window.Periods[place] = shape.Periods - 1;
            var beginners = window.Beginners.ToDictionary(it => it.Place, it => it.User);
            var (hidden, items, bias) = network.Forward(window, states);
            var scores = (hidden.matmul(items.t()) + bias).softmax(1).narrow(1, 0, Items).contiguous().data<float>().ToArray();
            for (var place = 0; place < rows * window.Steps; place++)
            {
                var row = place / window.Steps;
                if (beginners.TryGetValue(place, out var user))
                    readers[row] = new(ranker, set, user);
                // A row that begins within a user's history knows nothing of what was before; a repeat at the end of the last row goes on too far.
                if (readers[row]?.Next() is { } wanted)
                {
                    AssertNear(wanted, scores.AsSpan(place * Items, Items));
                    compared++;
                }
            }
        }

        Assert.InRange(compared, set.EventCount / 2, set.EventCount);
    }

    private static void AssertNear(float[] wanted, ReadOnlySpan<float> found)
    {
        for (var item = 0; item < wanted.Length; item++)
            Assert.True(Math.Abs(wanted[item] - found[item]) <= 1e-4 * found[item], $"Item {item} scores {wanted[item]}; torch gives it {found[item]}.");
    }

    /// <summary>Numbers for every parameter, so that each one shows.</summary>
    private static void Randomise(RecurrentNetwork network)
    {
        using var noGradient = no_grad();
        foreach (var parameter in network.parameters().Where(parameter => parameter.requires_grad))
            parameter.copy_(randn_like(parameter) * (parameter.dim() == 2 && parameter.shape[0] > 5 ? 0.3 : 0.6));
    }

    // Histories of 1 to 80 events, longer than any window of 32; gaps of nothing to years; now and then the same item again.
    private static TrainingSet RandomSet(Random random)
    {
        var set = Sets.Of([.. Enumerable.Range(0, Users).Select(user =>
        {
            var time = (long)random.Next(100_000);
            var length = user == 0 ? 1 : user == 1 ? 80 : random.Next(2, 40);
            return ($"user-{user}", (IReadOnlyList<(string, long)>)
                [.. Enumerable.Range(0, length).Select(_ => ($"item-{random.Next(Items)}", time += random.Next(3) == 0 ? 0 : 1L << random.Next(26)))]);
        })], Enumerable.Range(0, Items).Select(item => $"item-{item}"));
        return Columns.With(set, [Columns.Random(random, Items), Columns.Random(random, Items)], [Columns.Random(random, Users)]);
    }

    private static bool[] Flags(int every) => [.. Enumerable.Range(0, Items).Select(item => item % every != 0)];

    /// <summary>Reads a user's history event by event.</summary>
    private sealed class Reader(RecurrentRanker ranker, TrainingSet set, int user)
    {
        private readonly UserState _state = ranker.Start(user);
        private int _read;

        /// <summary>The scores before the next event, which is then read; null after the last.</summary>
        public float[]? Next()
        {
            if (_read == set.LengthOf(user))
                return null;

            var scores = new float[ranker.ItemCount];
            _state.Score(scores);
            _state.Observe(set.ItemsOf(user)[_read], set.TimesOf(user)[_read]);
            _read++;
            return scores;
        }
    }
}
