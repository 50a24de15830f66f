using CsCheck;
using Usher.Training.Recurrent.Layers;
using Usher.Training.Recurrent.Numbers;
using static TorchSharp.torch;
using static Usher.Training.Tests.Recurrent.PlainTorch;

namespace Usher.Training.Tests.Recurrent.Layers;

[Collection(nameof(OneTorchAtATime))]
public sealed class GatedProductTests
{
    [Fact]
    public void Agrees_with_the_formula_and_its_gradients_in_plain_torch_operations() => Check.Sample(
        from positions in Gen.Int[1, 40]
        from vectors in Gen.Int[1, 4]
        from scale in Gen.OneOfConst(0.01, 1, 10, 100)
        from seed in Gen.Int[0, 1000]
        select (positions, vectors, scale, seed),
        it => AssertAgrees(it.positions, 16 * it.vectors, it.scale, new Random(it.seed)),
        seed: "0000000000000",
        iter: 60,
        threads: 1);

    private static void AssertAgrees(int positions, int width, double scale, Random random)
    {
        using var scope = NewDisposeScope();
        using var arena = new Arena();
        var both = NormalMatrix(arena, random, positions, 2 * width, scale);
        var bias = new Parameter(arena, "bias", 1, 2 * width, threads: 2).Randomised(random);
        var pull = NormalMatrix(arena, random, positions, width);
        var output = arena.Take(positions, width);
        var (both64, bias64) = (both.Doubled(), bias.Values.Doubled());
        var sum = both64 + bias64;
        var expected = nn.functional.silu(sum.narrow(1, 0, width)) * sum.narrow(1, width, width);
        (expected * pull.Doubled()).sum().backward();

        GatedProduct.Forward(both, bias, output);
        GatedProduct.Backward(1, both, bias, pull);

        AssertNear(expected, output, 1e-6, "output");
        AssertNear(both64.grad!, both, 1e-6, "gradient");
        AssertNear(bias64.grad!, bias.Gradients[1], 1e-5, "gradient of the bias");
    }
}
