using CsCheck;
using Usher.Training.Recurrent;
using Usher.Training.Recurrent.Layers;
using Usher.Training.Recurrent.Numbers;
using static TorchSharp.torch;
using static Usher.Training.Tests.Recurrent.PlainTorch;

namespace Usher.Training.Tests.Recurrent.Layers;

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
        using var arena = new Arena();
        var random = new Random(3);
        const int Steps = 9, Width = 16, Cut = 4;
        var (scan, _, _) = Scan(arena, random, 1, Width);
        var gates = NormalMatrix(arena, random, Steps, 3 * Width);
        var window = WindowOf(random, 1, Steps);
        var (whole, parts) = (new float[Width], new float[Width]);

        var output = Run(new(window, 0, 1, 0), gates, whole);
        var first = Run(new(Part(0, Cut), 0, 1, 0), Rows(0, Cut), parts);
        var second = Run(new(Part(Cut, Steps), 0, 1, 0), Rows(Cut, Steps), parts);

        Assert.Equal(output, first.Concat(second));
        Assert.Equal(whole, parts);

        float[] Run(MicroBatch batch, Matrix from, float[] state)
        {
            var buffers = new GatedScan.Buffers(arena, Steps, rows: 1, Width);
            scan.Forward(batch, from, state, buffers);
            return buffers.Output.Values();
        }

        Window Part(int from, int to) => window with { Steps = to - from, Signals = window.Signals[from..to], Keep = window.Keep[from..to] };

        Matrix Rows(int from, int to)
        {
            var part = arena.Take(to - from, 3 * Width);
            for (var row = from; row < to; row++)
                gates.Span(row).CopyTo(part.Span(row - from));
            return part;
        }
    }

    private static void AssertAgrees(int rows, int steps, int width, double scale, Random random)
    {
        using var scope = NewDisposeScope();
        using var arena = new Arena();
        var (scan, control, bias) = Scan(arena, random, scale, width);
        var gates = NormalMatrix(arena, random, rows * steps, 3 * width, scale);
        var window = WindowOf(random, rows, steps);
        var state = Normal(random, rows * width, scale);
        var pull = NormalMatrix(arena, random, rows * steps, width);
        var buffers = new GatedScan.Buffers(arena, rows * steps, rows, width);
        var (gates64, control64, bias64) = (gates.Doubled(), control.Values.Doubled(), bias.Values.Doubled());
        var (expected, last) = PlainNetwork.Scan(
            (gates64 + bias64).view(rows, steps, 3 * width), control64, window, tensor(state).view(rows, width).to_type(ScalarType.Float64));
        (expected * pull.Doubled().view(rows, steps, width)).sum().backward();

        scan.Forward(new(window, 0, rows, 0), gates, state, buffers);
        scan.Backward(new(window, 0, rows, 0), gates, pull, buffers);

        // Where a gate is all but closed, 1 - a keeps few digits, and what it is multiplied with grows with the square of the scale.
        var share = 1e-7 * (100 + (scale * scale));
        AssertNear(expected, buffers.Output, 1e-5, "output");
        AssertNear(last, state, 1e-5, "state");
        AssertNear(gates64.grad!, gates, share, "gradient of the gates");
        AssertNear(control64.grad!, control.Gradients[0], share, "gradient of the control signals");
        AssertNear(bias64.grad!, bias.Gradients[0], share, "gradient of the biases");
    }

    private static (GatedScan Scan, Parameter Control, Parameter Bias) Scan(Arena arena, Random random, double scale, int width)
    {
        var control = new Parameter(arena, "control", Signals, width, threads: 1).Randomised(random, scale);
        var bias = new Parameter(arena, "bias", 1, 3 * width, threads: 1).Randomised(random, scale);
        return (new(control, bias), control, bias);
    }

    private static Window WindowOf(Random random, int rows, int steps) => new(
        rows,
        steps,
        [],
        [.. Enumerable.Range(0, rows * steps).Select(_ => random.Next(Signals))],
        [.. Enumerable.Range(0, rows * steps).Select(_ => random.Next(4) == 0 ? 0f : 1f)],
        [],
        [],
        [],
        []);
}
