using System.Numerics.Tensors;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;
using Usher.Training.Recurrent;
using Usher.Training.Recurrent.Layers;
using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Tests.Recurrent;

/// <summary>Holds the network's way over windows against the ranker that reads event by event.</summary>
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
        ["with contexts"] = (new(Items, 64, 2, Periods: 4), false),
        ["odd width with contexts and columns"] = (new(Items, 43, 1), true),
        ["five newest items"] = (new(Items, 64, 1, Recent: 5, Periods: 4), true),
    };

    private const int Items = 37;
    private const int Users = 9;

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_ranker_gives_the_scores_of_the_network_after_every_event(string name)
    {
        using var arena = new Arena();
        using var workers = new WorkerGroup(1);
        var (shape, hasColumns) = Known[name];
        var hasContexts = name.Contains("contexts", StringComparison.Ordinal);
        var plain = RandomHistories.Of(Users, Items, new Random(5));
        var set = hasContexts ? Columns.WithContexts(plain, Columns.Random(new Random(7), plain.EventCount), Columns.Random(new Random(8), plain.EventCount, "OTHER")) : plain;
        var periods = shape.Periods == 1 ? default : new TrendPeriods(new long[] { 10_000, 1_000_000, 100_000_000 });
        var options = new LearnerOptions(Rows: 3, Steps: 1000, Ahead: 1, Dropout: 0.5)
        {
            Items = hasColumns ? new(set.ItemFields, Flags(7), Flags(3), LeaveOut: 0.5) : null,
            Users = hasColumns ? set.UserFields : null,
            Contexts = set.EventFields,
        };
        var learner = new Learner(arena, workers, shape, options, new Random(1));
        RandomHistories.Randomise(learner.Network, Items);
        learner.Masks.IsOn = false;
        var ranker = new RecurrentRanker(learner.Export(periods));

        Assert.Multiple(
            () => AssertAgree(rows: 1, steps: 1),
            () => AssertAgree(rows: 1, steps: 32),
            () => AssertAgree(rows: 3, steps: 7),
            () => AssertAgree(rows: 2, steps: 1000));

        void AssertAgree(int rows, int steps)
        {
            var stream = new EventStream(Recipe.Everything(set), shape, [.. Enumerable.Range(0, Users)], rows, periods, shuffleTies: null, hasContexts ? new Random(9) : null);
            var readers = new Reader?[rows];
            var states = learner.Network.Start(rows);
            var buffers = new RecurrentNetwork.Buffers(arena, shape, rows * steps, rows);
            var compared = 0;
            foreach (var window in stream.Windows(steps, [1]))
            {
                // Training takes a user's beginning into the time of the first event; who asks without any event asks now, in the last period.
                foreach (var (position, _) in window.Beginners)
                    window.Periods[position] = shape.Periods - 1;
                var beginners = window.Beginners.ToDictionary(it => it.Position, it => it.User);
                var hidden = learner.Network.Forward(new(window, 0, rows, 0), states, learner.Masks, buffers);
                for (var position = 0; position < window.Positions; position++)
                {
                    var row = position / window.Steps;
                    if (beginners.TryGetValue(position, out var user))
                        readers[row] = new(ranker, set, user);
                    // A row that begins within a user's history knows nothing of what was before; a repeat at the end of the last row goes on too far.
                    if (readers[row]?.Next(window.Contexts?[position] ?? -1) is { } wanted)
                    {
                        AssertNear(wanted, Chances(learner.Items, hidden.Span(position)));
                        compared++;
                    }
                }
            }

            Assert.InRange(compared, set.EventCount / 2, set.EventCount);
        }
    }

    /// <summary>(I) the softmax of the scores of all items.</summary>
    private static float[] Chances(ItemVectors items, ReadOnlySpan<float> hidden)
    {
        var chances = new float[Items];
        for (var item = 0; item < Items; item++)
            chances[item] = TensorPrimitives.Dot(hidden, items.Vectors.Values.Span(item)) + items.Bias.Values.Span(0)[item];
        TensorPrimitives.SoftMax(chances, chances);
        return chances;
    }

    private static void AssertNear(float[] wanted, ReadOnlySpan<float> found)
    {
        for (var item = 0; item < wanted.Length; item++)
            Assert.True(Math.Abs(wanted[item] - found[item]) <= 1e-4 * found[item], $"Item {item} scores {wanted[item]}; the network gives it {found[item]}.");
    }

    private static bool[] Flags(int every) => [.. Enumerable.Range(0, Items).Select(item => item % every != 0)];

    /// <summary>Reads a user's history event by event.</summary>
    private sealed class Reader(RecurrentRanker ranker, TrainingSet set, int user)
    {
        private readonly UserState _state = ranker.Start(user);
        private int _read;

        /// <summary>The scores before the next event, which is then read; null after the last.</summary>
        /// <param name="context">The event whose context is asked in; -1 for none.</param>
        public float[]? Next(int context)
        {
            if (_read == set.LengthOf(user))
                return null;

            var scores = new float[ranker.ItemCount];
            _state.SetContext(context < 0 ? null : ranker.Contexts!.Of(set, context));
            _state.Score(scores);
            _state.Advance(set.EventsOf(user)[_read]);
            _read++;
            return scores;
        }
    }
}
