using System.Numerics;
using static TorchSharp.torch;

namespace Usher.Training.Recurrent;

/// <summary>The recurrence of one block, in one pass over memory forward and one backward.</summary>
/// <remarks>
/// For one row, step by step, all products by element:
/// <code>
/// a = sigmoid(z + control[signal])             how much of the past stays; the control signal is the time gap
/// h = keep * a * before + (1 - a) * c          keep is 0 where a new user begins, else 1
/// output = h * silu(o)
/// </code>
/// No matrix product stands between two steps: they all happen before, for all steps at once. As some thirty torch operations,
/// each a pass over memory of its own, this took more time than all matrix products together.
/// </remarks>
internal sealed class GatedScan : autograd.SingleTensorFunction<GatedScan>
{
    public override string Name => nameof(GatedScan);

    /// <summary>B rows of T steps, D values wide, S control signals.</summary>
    /// <param name="gates">(B, T, 3 D) float32: z, c, o side by side; D is a multiple of the vector width.</param>
    /// <param name="control">(S, D) float32.</param>
    /// <param name="signals">(B x T) 0 to S - 1.</param>
    /// <param name="keep">(B x T) 0 where a user begins, else 1.</param>
    /// <param name="state">(B x D) the state before the first step; receives the state after the last.</param>
    /// <returns>(B, T, D)</returns>
    public static Tensor Run(Tensor gates, Tensor control, int[] signals, float[] keep, float[] state) => apply(gates, control, signals, keep, state);

    public override unsafe Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var gates = ((Tensor)vars[0]).contiguous();
        var control = ((Tensor)vars[1]).contiguous();
        var (signals, keep, state) = ((int[])vars[2], (float[])vars[3], (float[])vars[4]);
        var (rows, steps, width) = Shape(gates);
        var output = empty(rows, steps, width);
        var kept = empty(rows, steps, width);                                                // a
        var states = empty(rows, steps + 1, width);                                          // h; the first is the state before

        var pGates = gates.Floats();
        var pControl = control.Floats();
        var pOutput = output.Floats();
        var pKept = kept.Floats();
        var pStates = states.Floats();
        Parallel.For(0, rows, row =>
        {
            var h = pStates + (long)row * (steps + 1) * width;
            state.AsSpan(row * width, width).CopyTo(new Span<float>(h, width));
            for (var at = row * steps; at < (row + 1) * steps; at++, h += width)
            {
                var z = pGates + (long)at * 3 * width;
                var signal = pControl + (long)signals[at] * width;
                var keepHere = new Vector<float>(keep[at]);
                for (var d = 0; d < width; d += Vector<float>.Count)
                {
                    var a = VectorMath.Sigmoid(Vector.Load(z + d) + Vector.Load(signal + d));
                    var c = Vector.Load(z + width + d);
                    var o = Vector.Load(z + 2 * width + d);
                    var next = Vector.FusedMultiplyAdd(a, keepHere * Vector.Load(h + d) - c, c);
                    a.Store(pKept + (long)at * width + d);
                    next.Store(h + width + d);
                    (next * o * VectorMath.Sigmoid(o)).Store(pOutput + (long)at * width + d);
                }
            }

            new Span<float>(h, width).CopyTo(state.AsSpan(row * width, width));
        });

        ctx.save_for_backward([gates, control, kept, states]);
        ctx.save_data(nameof(signals), signals);
        ctx.save_data(nameof(keep), keep);
        return output;
    }

    public override unsafe List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var saved = ctx.get_saved_variables();
        var (gates, control, kept, states) = (saved[0], saved[1], saved[2], saved[3]);
        var (signals, keep) = ((int[])ctx.get_data("signals"), (float[])ctx.get_data("keep"));
        var (rows, steps, width) = Shape(gates);
        var gradient = grad_output.contiguous();
        var toGates = empty_like(gates);
        var toControl = zeros_like(control);

        var pGates = gates.Floats();
        var pKept = kept.Floats();
        var pStates = states.Floats();
        var pGradient = gradient.Floats();
        var pToGates = toGates.Floats();
        Parallel.For(0, rows, row =>
        {
            var carry = stackalloc float[width];                                             // what later steps ask of h
            new Span<float>(carry, width).Clear();
            for (var at = (row + 1) * steps - 1; at >= row * steps; at--)
            {
                var z = pGates + (long)at * 3 * width;
                var toZ = pToGates + (long)at * 3 * width;
                var before = pStates + ((long)at + row) * width;
                var keepHere = new Vector<float>(keep[at]);
                for (var d = 0; d < width; d += Vector<float>.Count)
                {
                    var a = Vector.Load(pKept + (long)at * width + d);
                    var c = Vector.Load(z + width + d);
                    var o = Vector.Load(z + 2 * width + d);
                    var past = keepHere * Vector.Load(before + d);
                    var h = Vector.Load(before + width + d);
                    var g = Vector.Load(pGradient + (long)at * width + d);
                    var s = VectorMath.Sigmoid(o);
                    var toH = Vector.FusedMultiplyAdd(g, o * s, Vector.Load(carry + d));
                    (toH * (past - c) * a * (Vector<float>.One - a)).Store(toZ + d);
                    (toH * (Vector<float>.One - a)).Store(toZ + width + d);
                    (g * h * s * (Vector<float>.One + o * (Vector<float>.One - s))).Store(toZ + 2 * width + d);
                    (toH * a * keepHere).Store(carry + d);
                }
            }
        });

        // One thread: rows share signals, and a fixed order of additions keeps a run repeatable.
        var pToControl = toControl.Floats();
        for (var at = 0; at < rows * steps; at++)
        {
            var sum = pToControl + (long)signals[at] * width;
            var toZ = pToGates + (long)at * 3 * width;
            for (var d = 0; d < width; d += Vector<float>.Count)
                (Vector.Load(sum + d) + Vector.Load(toZ + d)).Store(sum + d);
        }

        return [toGates, toControl, null!, null!, null!];
    }

    private static (int Rows, int Steps, int Width) Shape(Tensor gates) =>
        ((int)gates.shape[0], (int)gates.shape[1], (int)gates.shape[2] / 3);
}
