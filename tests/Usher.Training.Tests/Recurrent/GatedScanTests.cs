using CsCheck;
using Usher.Training.Recurrent;
using static TorchSharp.torch;
using static Usher.Training.Tests.Recurrent.PlainTorch;

namespace Usher.Training.Tests.Recurrent;

[Collection(nameof(OneTorchAtATime))]
public sealed class GatedScanTests
{
    private const int Signals = 5;

    [Fact]
    public void Agrees_with_the_formula_and_its_gradients_in_plain_torch_operations() => Check.Sample(
        from rows in Gen.Int[1, 4]
        from steps in Gen.Int[1, 12]
        from vectors in Gen.Int[1, 3]
        from scale in Gen.OneOfConst(0.01, 1, 10)                         // beyond, 1 - a has no digits left in float32
        from seed in Gen.Int[0, 1000]
        select (rows, steps, vectors, scale, seed),
        it => AssertAgrees(it.rows, it.steps, 16 * it.vectors, it.scale, new Random(it.seed)),
        seed: "0000000000000",
        iter: 60,
        threads: 1);

    [Fact]
    public void A_scan_cut_in_two_goes_on_where_it_ended()
    {
        using var scope = NewDisposeScope();
        var random = new Random(3);
        const int Steps = 9, Width = 16, Cut = 4;
        var gates = Learned(random, 1, 1, Steps, 3 * Width);
        var control = Learned(random, 1, Signals, Width);
        var signals = Enumerable.Range(0, Steps).Select(_ => random.Next(Signals)).ToArray();
        var keep = Enumerable.Repeat(1f, Steps).ToArray();
        var (whole, parts) = (new float[Width], new float[Width]);

        var output = GatedScan.Run(gates, control, signals, keep, whole);
        var first = GatedScan.Run(gates.narrow(1, 0, Cut), control, signals[..Cut], keep[..Cut], parts);
        var second = GatedScan.Run(gates.narrow(1, Cut, Steps - Cut), control, signals[Cut..], keep[Cut..], parts);

        Assert.Equal(output.data<float>().ToArray(), cat([first, second], 1).data<float>().ToArray());
        Assert.Equal(whole, parts);
    }

    private static void AssertAgrees(int rows, int steps, int width, double scale, Random random)
    {
        using var scope = NewDisposeScope();
        var gates = Learned(random, scale, rows, steps, 3 * width);
        var control = Learned(random, scale, Signals, width);
        var signals = Enumerable.Range(0, rows * steps).Select(_ => random.Next(Signals)).ToArray();
        var keep = Enumerable.Range(0, rows * steps).Select(_ => random.Next(4) == 0 ? 0f : 1f).ToArray();
        var state = Normal(random, rows * width, scale);
        var pull = tensor(Normal(random, rows * steps * width)).view(rows, steps, width);
        var (gates64, control64) = (Doubled(gates), Doubled(control));
        var (expected, last) = Plain(gates64, control64, signals, keep, tensor(state).view(rows, width).to_type(ScalarType.Float64));
        (expected * pull).sum().backward();

        var output = GatedScan.Run(gates, control, signals, keep, state);
        (output * pull).sum().backward();

        // Where a gate is all but closed, 1 - a keeps few digits, and what it is multiplied with grows with the square of the scale.
        var share = 1e-7 * (100 + (scale * scale));
        AssertNear(expected, output, 1e-5, "output");
        AssertNear(last, tensor(state).view(rows, width), 1e-5, "state");
        AssertNear(gates64.grad!, gates.grad!, share, "gradient of the gates");
        AssertNear(control64.grad!, control.grad!, share, "gradient of the control signals");
    }

    private static (Tensor Output, Tensor State) Plain(Tensor gates, Tensor control, int[] signals, float[] keep, Tensor h)
    {
        var (rows, steps, width) = (gates.shape[0], gates.shape[1], gates.shape[2] / 3);
        var signal = tensor(Array.ConvertAll(signals, it => (long)it)).view(rows, steps);
        var keeps = tensor(keep).view(rows, steps, 1);
        var outputs = new List<Tensor>();
        for (var t = 0; t < steps; t++)
        {
            var here = gates.select(1, t);                                                   // (B, 3 D)
            var a = (here.narrow(1, 0, width) + control.index_select(0, signal.select(1, t))).sigmoid();
            h = (keeps.select(1, t) * a * h) + ((1 - a) * here.narrow(1, width, width));
            outputs.Add(h * nn.functional.silu(here.narrow(1, 2 * width, width)));
        }

        return (stack(outputs, 1), h);
    }
}
