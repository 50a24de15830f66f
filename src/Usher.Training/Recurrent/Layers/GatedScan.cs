using System.Numerics;
using System.Runtime.CompilerServices;
using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Recurrent.Layers;

/// <summary>The recurrence of one block, in one pass over memory forward and one backward.</summary>
/// <remarks>
/// For one row, step by step, all products by element, the biases of z, c and o included:
/// <code>
/// a = sigmoid(z + control[signal])             how much of the past stays; the control signal is the time gap
/// h = keep * a * before + (1 - a) * c          keep is 0 where a new user begins, else 1
/// output = h * silu(o)
/// </code>
/// There is no matrix product between two steps: all products are computed before, for all steps at once.
/// </remarks>
/// <param name="control">(S, R) what each control signal adds to z.</param>
/// <param name="bias">(3 R) of z, c and o.</param>
internal sealed unsafe class GatedScan(Parameter control, Parameter bias)
{
    /// <param name="batch">Control signals, and where users begin.</param>
    /// <param name="gates">(M, 3 R) z, c, o side by side.</param>
    /// <param name="state">(B x R) the state before the first step; receives the state after the last.</param>
    /// <param name="buffers">Receives the output.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(MicroBatch batch, Matrix gates, float[] state, Buffers buffers)
    {
        buffers.Resize(batch);
        var width = buffers.Output.Columns;
        var shift = bias.Values.Numbers;
        for (var row = 0; row < batch.Rows; row++)
        {
            var h = buffers.Before.Row(row);
            var stateOfRow = state.AsSpan((batch.FirstRow + row) * width, width);
            stateOfRow.CopyTo(buffers.Before.Span(row));
            for (var position = row * batch.Steps; position < (row + 1) * batch.Steps; position++)
            {
                var z = gates.Row(position);
                var a = buffers.Kept.Row(position);
                var next = buffers.States.Row(position);
                var output = buffers.Output.Row(position);
                var signal = control.Values.Row(batch.Window.Signals[batch.FirstPosition + position]);
                var keep = new Vector<float>(batch.Window.Keep[batch.FirstPosition + position]);
                for (var d = 0; d < width; d += Vector<float>.Count)
                {
                    var kept = VectorMath.Sigmoid(Vector.Load(z + d) + Vector.Load(shift + d) + Vector.Load(signal + d));
                    var c = Vector.Load(z + width + d) + Vector.Load(shift + width + d);
                    var o = Vector.Load(z + (2 * width) + d) + Vector.Load(shift + (2 * width) + d);
                    var now = Vector.FusedMultiplyAdd(kept, (keep * Vector.Load(h + d)) - c, c);
                    kept.Store(a + d);
                    now.Store(next + d);
                    (now * o * VectorMath.Sigmoid(o)).Store(output + d);
                }

                h = next;
            }

            new Span<float>(h, width).CopyTo(stateOfRow);
        }
    }

    /// <summary>Computes the gradients of the gates, their biases and the control signals from that of the output.</summary>
    /// <param name="batch">As in the forward pass.</param>
    /// <param name="gates">As in the forward pass; replaced by their gradients.</param>
    /// <param name="gradOutput">(M, R)</param>
    /// <param name="buffers">The buffers of the forward pass.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Backward(MicroBatch batch, Matrix gates, Matrix gradOutput, Buffers buffers)
    {
        var width = buffers.Output.Columns;
        var shift = bias.Values.Numbers;
        var gradShift = bias.Gradients[batch.Thread].Numbers;
        var carry = stackalloc float[width];                              // the gradient of h from later steps
        for (var row = 0; row < batch.Rows; row++)
        {
            new Span<float>(carry, width).Clear();
            for (var position = ((row + 1) * batch.Steps) - 1; position >= row * batch.Steps; position--)
            {
                var z = gates.Row(position);
                var a = buffers.Kept.Row(position);
                var now = buffers.States.Row(position);
                var gradient = gradOutput.Row(position);
                var before = position == row * batch.Steps ? buffers.Before.Row(row) : buffers.States.Row(position - 1);
                var gradSignal = control.Gradients[batch.Thread].Row(batch.Window.Signals[batch.FirstPosition + position]);
                var keep = new Vector<float>(batch.Window.Keep[batch.FirstPosition + position]);
                for (var d = 0; d < width; d += Vector<float>.Count)
                {
                    var kept = Vector.Load(a + d);
                    var c = Vector.Load(z + width + d) + Vector.Load(shift + width + d);
                    var o = Vector.Load(z + (2 * width) + d) + Vector.Load(shift + (2 * width) + d);
                    var g = Vector.Load(gradient + d);
                    var s = VectorMath.Sigmoid(o);
                    var past = keep * Vector.Load(before + d);
                    var gradH = Vector.FusedMultiplyAdd(g, o * s, Vector.Load(carry + d));
                    var gradC = gradH * (Vector<float>.One - kept);
                    var gradZ = gradC * (past - c) * kept;
                    var gradO = g * Vector.Load(now + d) * s * Vector.FusedMultiplyAdd(o, Vector<float>.One - s, Vector<float>.One);
                    (gradH * kept * keep).Store(carry + d);
                    gradZ.Store(z + d);
                    gradC.Store(z + width + d);
                    gradO.Store(z + (2 * width) + d);
                    (Vector.Load(gradSignal + d) + gradZ).Store(gradSignal + d);
                    (Vector.Load(gradShift + d) + gradZ).Store(gradShift + d);
                    (Vector.Load(gradShift + width + d) + gradC).Store(gradShift + width + d);
                    (Vector.Load(gradShift + (2 * width) + d) + gradO).Store(gradShift + (2 * width) + d);
                }
            }
        }
    }

    /// <summary>The values of a micro-batch that a thread keeps from the forward pass for the backward pass.</summary>
    public sealed class Buffers(Arena arena, int positions, int rows, int width)
    {
        /// <summary>(rows, R) the states before the first step.</summary>
        public Matrix Before { get; } = arena.Take(rows, width);

        /// <summary>(M, R) a.</summary>
        public Matrix Kept { get; } = arena.Take(positions, width);

        /// <summary>(M, R) h.</summary>
        public Matrix States { get; } = arena.Take(positions, width);

        /// <summary>(M, R) the output.</summary>
        public Matrix Output { get; } = arena.Take(positions, width);

        public void Resize(MicroBatch batch)
        {
            Before.Resize(batch.Rows);
            Kept.Resize(batch.Positions);
            States.Resize(batch.Positions);
            Output.Resize(batch.Positions);
        }
    }
}
