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
/// No matrix product stands between two steps: they all happen before, for all steps at once.
/// </remarks>
/// <param name="control">(S, R) what each control signal adds to z.</param>
/// <param name="bias">(3 R) of z, c and o.</param>
internal sealed unsafe class GatedScan(Learned control, Learned bias)
{
    /// <param name="piece">Control signals, and where users begin.</param>
    /// <param name="gates">(M, 3 R) z, c, o side by side.</param>
    /// <param name="state">(B x R) the state before the first step; receives the state after the last.</param>
    /// <param name="memory">Receives the output.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(Piece piece, Matrix gates, float[] state, Memory memory)
    {
        memory.Resize(piece);
        var width = memory.Output.Columns;
        var shift = bias.Values.Numbers;
        for (var row = 0; row < piece.Rows; row++)
        {
            var h = memory.Before.Row(row);
            var stateOfRow = state.AsSpan((piece.FirstRow + row) * width, width);
            stateOfRow.CopyTo(memory.Before.Span(row));
            for (var place = row * piece.Steps; place < (row + 1) * piece.Steps; place++)
            {
                var z = gates.Row(place);
                var a = memory.Kept.Row(place);
                var next = memory.States.Row(place);
                var output = memory.Output.Row(place);
                var signal = control.Values.Row(piece.Window.Signals[piece.FirstPlace + place]);
                var keep = new Vector<float>(piece.Window.Keep[piece.FirstPlace + place]);
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

    /// <summary>Finds the gradients of the gates, their biases and the control signals from that of the output.</summary>
    /// <param name="piece">As before.</param>
    /// <param name="gates">As before; their gradients take their place.</param>
    /// <param name="toOutput">(M, R)</param>
    /// <param name="memory">What the forward pass left there.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Backward(Piece piece, Matrix gates, Matrix toOutput, Memory memory)
    {
        var width = memory.Output.Columns;
        var shift = bias.Values.Numbers;
        var toShift = bias.Gradients[piece.Thread].Numbers;
        var carry = stackalloc float[width];                              // what later steps ask of h
        for (var row = 0; row < piece.Rows; row++)
        {
            new Span<float>(carry, width).Clear();
            for (var place = ((row + 1) * piece.Steps) - 1; place >= row * piece.Steps; place--)
            {
                var z = gates.Row(place);
                var a = memory.Kept.Row(place);
                var now = memory.States.Row(place);
                var gradient = toOutput.Row(place);
                var before = place == row * piece.Steps ? memory.Before.Row(row) : memory.States.Row(place - 1);
                var toSignal = control.Gradients[piece.Thread].Row(piece.Window.Signals[piece.FirstPlace + place]);
                var keep = new Vector<float>(piece.Window.Keep[piece.FirstPlace + place]);
                for (var d = 0; d < width; d += Vector<float>.Count)
                {
                    var kept = Vector.Load(a + d);
                    var c = Vector.Load(z + width + d) + Vector.Load(shift + width + d);
                    var o = Vector.Load(z + (2 * width) + d) + Vector.Load(shift + (2 * width) + d);
                    var g = Vector.Load(gradient + d);
                    var s = VectorMath.Sigmoid(o);
                    var past = keep * Vector.Load(before + d);
                    var toH = Vector.FusedMultiplyAdd(g, o * s, Vector.Load(carry + d));
                    var toC = toH * (Vector<float>.One - kept);
                    var toZ = toC * (past - c) * kept;
                    var toO = g * Vector.Load(now + d) * s * Vector.FusedMultiplyAdd(o, Vector<float>.One - s, Vector<float>.One);
                    (toH * kept * keep).Store(carry + d);
                    toZ.Store(z + d);
                    toC.Store(z + width + d);
                    toO.Store(z + (2 * width) + d);
                    (Vector.Load(toSignal + d) + toZ).Store(toSignal + d);
                    (Vector.Load(toShift + d) + toZ).Store(toShift + d);
                    (Vector.Load(toShift + width + d) + toC).Store(toShift + width + d);
                    (Vector.Load(toShift + (2 * width) + d) + toO).Store(toShift + (2 * width) + d);
                }
            }
        }
    }

    /// <summary>What one thread keeps of a piece between forward and backward.</summary>
    public sealed class Memory(Arena arena, int places, int rows, int width)
    {
        /// <summary>(rows, R) the states before the first step.</summary>
        public Matrix Before { get; } = arena.Take(rows, width);

        /// <summary>(M, R) a.</summary>
        public Matrix Kept { get; } = arena.Take(places, width);

        /// <summary>(M, R) h.</summary>
        public Matrix States { get; } = arena.Take(places, width);

        /// <summary>(M, R) the output.</summary>
        public Matrix Output { get; } = arena.Take(places, width);

        public void Resize(Piece piece)
        {
            Before.Resize(piece.Rows);
            Kept.Resize(piece.Places);
            States.Resize(piece.Places);
            Output.Resize(piece.Places);
        }
    }
}
