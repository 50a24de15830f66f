using System.Numerics.Tensors;
using Usher.Ranking.Rankers;
using Usher.Training.Recurrent;
using Usher.Training.Recurrent.Numbers;
using Usher.Training.Texts;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Usher.Training.Tests.Recurrent;

/// <summary>Holds the gradients that are written out by hand against those that torch finds by itself.</summary>
[Collection(nameof(OneTorchAtATime))]
public sealed class LearnerTests
{
    private const int Items = 37;
    private const int Users = 9;
    private const int Unseen = 4;
    private const int Ahead = 3;

    // Shapes as in RecurrentNetworkTests; threads share the rows.
    private static readonly Dictionary<string, (NetworkShape Shape, bool HasColumns, bool IsSampled, int Threads)> Known = new()
    {
        ["plain"] = (new(Items, 64, 2, Periods: 4), false, false, 1),
        ["three threads"] = (new(Items, 64, 2, Periods: 4), false, false, 3),
        ["odd width"] = (new(Items, 43, 2, Periods: 4), false, false, 2),
        ["with columns"] = (new(Items, 43, 1, Periods: 4), true, false, 2),
        ["with columns and texts"] = (new(Items, 43, 1, Periods: 4), true, false, 2),
        ["with contexts"] = (new(Items, 43, 1, Periods: 4), false, false, 2),
        ["among candidates"] = (new(Items, 32, 1, Periods: 4), false, true, 2),
        ["among candidates with columns"] = (new(Items, 43, 1), true, true, 3),
        ["bare"] = (new(Items, 43, 1, Recent: 1, HasTimeGaps: false, FeedForward: 0), false, false, 1),
    };

    public static TheoryData<string> Shapes => [.. Known.Keys];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Finds_the_loss_and_the_gradients_of_plain_torch_operations(string name)
    {
        using var scope = NewDisposeScope();
        using var arena = new Arena();
        var (shape, hasColumns, isSampled, threads) = Known[name];
        using var workers = new WorkerGroup(threads);
        var set = RandomHistories.Of(Users, Items, new Random(5), Unseen);
        var split = Recipe.Everything(set);
        var options = new LearnerOptions(Rows: 5, Steps: 30, Ahead, Dropout: 0.3)
        {
            Items = hasColumns ? new(set.ItemFields, Flags(item => item < Items - Unseen), Flags(item => item % 3 != 0), LeaveOut: 0) { Texts = name.Contains("texts", StringComparison.Ordinal) ? Features() : null } : null,
            Users = hasColumns ? set.UserFields : null,
            Sampler = Sampler(),
            Contexts = name.Contains("contexts", StringComparison.Ordinal) ? [Columns.Random(new Random(7), set.EventCount), Columns.Random(new Random(8), set.EventCount)] : null,
        };
        var learner = new Learner(arena, workers, shape, options, new Random(1));
        RandomHistories.Randomise(learner.Network, Items);
        var window = new EventStream(split, shape, [.. Enumerable.Range(0, Users)], options.Rows, new TrendPeriods(new long[] { 10_000, 1_000_000, 100_000_000 }), null, options.Contexts is null ? null : new Random(4))
            .Windows(options.Steps, [1, 0.5f, 0.25f]).First();
        var numbers = learner.Network.Parameters.ToDictionary(learned => learned.Name, Doubled);
        (int[], float[])? candidates = Sampler() is { } sampler ? sampler.Draw(window.Targets.ToArray()) : null;

        var loss = learner.Differentiate(window with { Targets = [.. window.Targets] }, learner.Network.Start(options.Rows));

        var inPlaces = candidates is null ? window : window with { Targets = [.. window.Targets.Select(target => Array.IndexOf(candidates.Value.Item1, target))] };
        var expected = new PlainNetwork(numbers, shape).Loss(inPlaces, Masks(learner, shape, window), options.Items, options.Users, candidates, options.Contexts);
        expected.backward();
        Assert.Equal(expected.item<double>(), loss, 1e-5);
        Assert.All(learner.Network.Parameters.Where(learned => !learned.IsFixed), learned => PlainTorch.AssertNear(
            numbers[learned.Name].grad!, Gradient(learned), share: 1e-4, learned.Name, min: 1e-4));

        CandidateSampler? Sampler() => isSampled ? new(split, drawn: 6, new Random(2)) : null;
    }

    [Fact]
    public void The_loss_falls_step_by_step_on_a_window_that_is_read_again_and_again()
    {
        using var arena = new Arena();
        using var workers = new WorkerGroup(2);
        var shape = new NetworkShape(Items, 32, 1);
        var set = RandomHistories.Of(Users, Items, new Random(5));
        var learner = new Learner(arena, workers, shape, new(Rows: 3, Steps: 20, Ahead: 1, WeightDecay: 0.01), new Random(1));
        var window = new EventStream(Recipe.Everything(set), shape, [.. Enumerable.Range(0, Users)], 3, default, null).Windows(20, [1]).First();

        var losses = Enumerable.Range(0, 30).Select(_ => learner.Learn(window, learner.Network.Start(3), 0.01)).ToList();

        Assert.InRange(losses[0], 0.8 * Math.Log(Items), 1.2 * Math.Log(Items));
        Assert.True(losses[^1] < 0.5 * losses[0], $"The loss went from {losses[0]} to {losses[^1]}.");
    }

    [Fact]
    public void A_team_learns_the_same_numbers_to_the_bit_each_time()
    {
        Assert.Equal(Learn(), Learn());

        static List<float> Learn()
        {
            using var arena = new Arena();
            using var workers = new WorkerGroup(3);
            var shape = new NetworkShape(Items, 32, 2, Periods: 4);
            var set = RandomHistories.Of(Users, Items, new Random(5));
            var options = new LearnerOptions(Rows: 7, Steps: 8, Ahead, Dropout: 0.2, WeightDecay: 0.01)
            {
                Items = new(set.ItemFields, Flags(_ => true), Flags(_ => true), LeaveOut: 0.5),
                Users = set.UserFields,
            };
            var learner = new Learner(arena, workers, shape, options, new Random(1));
            var stream = new EventStream(Recipe.Everything(set), shape, [.. Enumerable.Range(0, Users)], options.Rows, default, null);
            var states = learner.Network.Start(options.Rows);
            foreach (var window in stream.Windows(options.Steps, [1, 0.5f, 0.25f]))
                learner.Learn(window, states, 0.01);
            return [.. learner.Network.Parameters.SelectMany(learned => learned.Export())];
        }
    }

    private static Tensor Doubled(Parameter learned) => tensor(learned.Export()).view(learned.Rows, learned.Columns).to_type(ScalarType.Float64).requires_grad_();

    private static float[] Gradient(Parameter learned)
    {
        var sum = new float[learned.Rows * learned.Columns];
        foreach (var gradient in learned.Gradients)
            TensorPrimitives.Add(sum, Parameter.Export(gradient, 0, learned.Rows, learned.Columns), sum);
        return sum;
    }

    /// <summary>(B, T, D) what each layer's values are multiplied with in this step.</summary>
    private static unsafe Tensor[] Masks(Learner learner, NetworkShape shape, Window window) =>
    [
        .. Enumerable.Range(0, RecurrentNetwork.DropoutLayers(shape)).Select(layer =>
        {
            var columns = Matrix.RoundUp(shape.Width);
            var factors = new ReadOnlySpan<float>(learner.Masks.At(layer, 0, columns), window.Positions * columns).ToArray();
            return tensor(factors).view(window.Rows, window.Steps, columns).narrow(2, 0, shape.Width).to_type(ScalarType.Float64);
        }),
    ];

    private static TextFeatures Features() => new(PlainTorch.Normal(new Random(3), Items * 5, 0.4), 5);

    private static bool[] Flags(Func<int, bool> has) => [.. Enumerable.Range(0, Items).Select(has)];
}
