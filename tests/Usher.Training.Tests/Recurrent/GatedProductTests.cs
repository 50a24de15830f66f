using CsCheck;
using Usher.Training.Recurrent;
using static TorchSharp.torch;
using static Usher.Training.Tests.Recurrent.PlainTorch;

namespace Usher.Training.Tests.Recurrent;

[Collection(nameof(OneTorchAtATime))]
public sealed class GatedProductTests
{
    [Fact]
    public void Agrees_with_the_formula_and_its_gradients_in_plain_torch_operations() => Check.Sample(
        from places in Gen.Int[1, 40]
        from vectors in Gen.Int[1, 4]
        from scale in Gen.OneOfConst(0.01, 1, 10, 100)
        from seed in Gen.Int[0, 1000]
        select (places, vectors, scale, seed),
        it => AssertAgrees(it.places, 16 * it.vectors, it.scale, new Random(it.seed)),
        seed: "0000000000000",
        iter: 60,
        threads: 1);

    private static void AssertAgrees(int places, int width, double scale, Random random)
    {
        using var scope = NewDisposeScope();
        var both = Learned(random, scale, places, 2 * width);
        var pull = tensor(Normal(random, places * width)).view(places, width);
        var both64 = Doubled(both);
        var expected = nn.functional.silu(both64.narrow(1, 0, width)) * both64.narrow(1, width, width);
        (expected * pull).sum().backward();

        var output = GatedProduct.Run(both);
        (output * pull).sum().backward();

        AssertNear(expected, output, 1e-6, "output");
        AssertNear(both64.grad!, both.grad!, 1e-6, "gradient");
    }
}
