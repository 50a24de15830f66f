using CsCheck;
using Usher.Training.Recurrent;
using Usher.Training.Recurrent.Layers;
using Usher.Training.Recurrent.Numbers;
using static TorchSharp.torch;
using static Usher.Training.Tests.Recurrent.PlainTorch;

namespace Usher.Training.Tests.Recurrent.Layers;

[Collection(nameof(OneTorchAtATime))]
public sealed class SoftmaxLossTests
{
    [Fact]
    public void Agrees_with_the_formula_and_its_gradients_in_plain_torch_operations() => Check.Sample(
        from positions in Gen.Int[1, 40]
        from width in Gen.Int[1, 3]
        from items in Gen.Int[1, 4]
        from ahead in Gen.Int[1, 4]
        from scale in Gen.OneOfConst(0.01, 1, 1.5)
        from seed in Gen.Int[0, 1000]
        select (positions, width, items, ahead, scale, seed),
        it => AssertAgrees(it.positions, 16 * it.width, 16 * it.items, it.ahead, it.scale, new Random(it.seed)),
        seed: "0000000000000",
        iter: 60,
        threads: 1);

    [Fact]
    public void A_target_without_any_chance_costs_a_finite_loss_and_still_pulls()
    {
        using var arena = new Arena();
        var (hidden, gradHidden) = (arena.Take(1, 16), arena.Take(1, 16));
        var (items, bias) = (new ValueWithGradient(arena, 16, 16, threads: 1), new ValueWithGradient(arena, 1, 16, threads: 1));
        (hidden.Span(0)[0], items.Values.Span(0)[0], items.Values.Span(1)[0]) = (1, 500, -500);

        var loss = SoftmaxLoss.Run(new(WindowOf([1], [1]), 0, 1, 0), hidden, items, bias, gradHidden, new(arena, 1, 16, 16));

        Assert.Equal(1000, loss);
        Assert.Equal([1f, -1f], bias.Gradients[0].Span(0)[..2].ToArray());
        Assert.Equal(1000f, gradHidden.Span(0)[0]);
    }

    private static void AssertAgrees(int positions, int width, int count, int ahead, double scale, Random random)
    {
        using var scope = NewDisposeScope();
        using var arena = new Arena();
        var (hidden, gradHidden) = (NormalMatrix(arena, random, positions, width, scale), arena.Take(positions, width));
        var items = new Parameter(arena, "items", count, width, threads: 1).Randomised(random, scale);
        var bias = new Parameter(arena, "bias", 1, count, threads: 1).Randomised(random, scale);
        int[] targets = [.. Enumerable.Range(0, positions * ahead).Select(_ => random.Next(count))];
        float[] raw = [.. Enumerable.Range(0, positions * ahead).Select(_ => random.NextSingle() + 0.01f)];
        float[] weights = [.. raw.Select((weight, i) => weight / raw.Skip(i / ahead * ahead).Take(ahead).Sum())];
        float[]? counts = random.Next(2) == 0 ? null : [.. Enumerable.Range(0, positions).Select(_ => random.NextSingle())];
        var (hidden64, items64, bias64) = (hidden.Doubled(), items.Values.Doubled(), bias.Values.Doubled());
        var chances = (hidden64.matmul(items64.t()) + bias64).log_softmax(1).gather(1, tensor(Array.ConvertAll(targets, it => (long)it)).view(positions, ahead));
        var expected = -(chances * tensor(weights).view(positions, ahead) * tensor(counts ?? [1]).view(-1, 1)).sum();
        (expected / positions).backward();

        var loss = SoftmaxLoss.Run(new(WindowOf(targets, weights, positions) with { Counts = counts }, 0, 1, 0), hidden, items, bias, gradHidden, new(arena, positions, width, count));

        AssertNear(expected, [(float)loss], 1e-5, "loss");
        AssertNear(hidden64.grad!, gradHidden, 1e-5, "gradient of what the network says");
        AssertNear(items64.grad!, items.Gradients[0], 1e-5, "gradient of the items");
        AssertNear(bias64.grad!, bias.Gradients[0], 1e-5, "gradient of the biases");
    }

    private static Window WindowOf(int[] targets, float[] weights, int positions = 1) => new(1, positions, [], [], [], [], [], targets, weights);
}
