using System.Numerics;
using System.Runtime.CompilerServices;
using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Recurrent.Layers;

/// <summary>Cross-entropy of the softmax over all items, with its gradients, for one piece: its scores stay near, from the product that makes them to those that use them.</summary>
/// <remarks>
/// Probabilities are never divided by their sum: the rows of the products with them are, which are shorter. So three passes over the scores
/// do, and a fourth for the biases.
/// </remarks>
internal static unsafe class SoftmaxLoss
{
    /// <summary>M places, D wide, P items, W targets for each place.</summary>
    /// <param name="piece">Targets and their weights.</param>
    /// <param name="hidden">(M, D)</param>
    /// <param name="items">(P, D) receives a gradient.</param>
    /// <param name="bias">(1, P) receives a gradient.</param>
    /// <param name="toHidden">(M, D) receives the gradient of <paramref name="hidden"/>.</param>
    /// <param name="memory">Room for the scores.</param>
    /// <returns>The sum over places of the weighted -log p(target), in nats. The gradients are those of the mean over all places of the window.</returns>
    public static double Run(Piece piece, Matrix hidden, Flowing items, Flowing bias, Matrix toHidden, Memory memory)
    {
        memory.Resize(piece.Places, items.Values.Rows);
        toHidden.Resize(piece.Places);
        var scores = memory.Scores;
        scores.SetProductAcross(hidden, items.Values);                    // (M, P)
        var loss = 0.0;
        for (var place = 0; place < piece.Places; place++)
        {
            var count = piece.Window.Counts is { } counts ? counts[piece.FirstPlace + place] : 1;
            loss += count * Differentiate(piece, piece.FirstPlace + place, scores.Row(place), bias.Values, out var sum);
            memory.Scales[place] = count / (sum * piece.Window.Places);
        }

        toHidden.SetProduct(scores, items.Values);                        // (M, D)
        Scale(toHidden, memory.Scales, toHidden);
        Scale(hidden, memory.Scales, memory.Scaled);
        items.Gradients[piece.Thread].AddAcrossProduct(scores, memory.Scaled);
        AddColumns(scores, memory.Scales, bias.Gradients[piece.Thread].Numbers);
        return loss;
    }

    /// <summary>Turns the scores of one place into their gradient, times the sum of their exponentials.</summary>
    /// <returns>The loss of the place.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Differentiate(Piece piece, int place, float* scores, Matrix bias, out float sum)
    {
        var shift = bias.Numbers;
        var items = bias.Columns;
        var ahead = piece.Window.Ahead;
        var targets = piece.Window.Targets.AsSpan(place * ahead, ahead);
        var weights = piece.Window.Weights.AsSpan(place * ahead, ahead);

        var highest = new Vector<float>(float.NegativeInfinity);
        for (var item = 0; item < items; item += Vector<float>.Count)
        {
            var score = Vector.Load(scores + item) + Vector.Load(shift + item);
            score.Store(scores + item);
            highest = Vector.MaxNative(highest, score);
        }

        var top = highest[0];
        for (var lane = 1; lane < Vector<float>.Count; lane++)
            top = Math.Max(top, highest[lane]);
        var wanted = 0.0;
        for (var w = 0; w < ahead; w++)
            wanted += weights[w] * (double)scores[targets[w]];

        var (sums, tops) = (Vector<float>.Zero, new Vector<float>(top));
        for (var item = 0; item < items; item += Vector<float>.Count)
        {
            var power = VectorMath.Exp(Vector.Load(scores + item) - tops);
            power.Store(scores + item);
            sums += power;
        }

        sum = Vector.Sum(sums);
        for (var w = 0; w < ahead; w++)
            scores[targets[w]] -= weights[w] * sum;
        return top + Math.Log(sum) - wanted;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scale(Matrix from, float[] factors, Matrix to)
    {
        for (var place = 0; place < from.Rows; place++)
        {
            var x = from.Row(place);
            var y = to.Row(place);
            var factor = new Vector<float>(factors[place]);
            for (var d = 0; d < from.Columns; d += Vector<float>.Count)
                (Vector.Load(x + d) * factor).Store(y + d);
        }
    }

    /// <summary>Adds the rows, each times its factor, four at once so that the sums are read and written less often.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddColumns(Matrix rows, float[] factors, float* sums)
    {
        var row = 0;
        for (; row + 4 <= rows.Rows; row += 4)
        {
            var a = rows.Row(row);
            var b = rows.Row(row + 1);
            var c = rows.Row(row + 2);
            var d = rows.Row(row + 3);
            var (ofA, ofB, ofC, ofD) = (new Vector<float>(factors[row]), new Vector<float>(factors[row + 1]), new Vector<float>(factors[row + 2]), new Vector<float>(factors[row + 3]));
            for (var i = 0; i < rows.Columns; i += Vector<float>.Count)
            {
                var sum = Vector.FusedMultiplyAdd(Vector.Load(a + i), ofA, Vector.Load(sums + i));
                sum = Vector.FusedMultiplyAdd(Vector.Load(b + i), ofB, sum);
                sum = Vector.FusedMultiplyAdd(Vector.Load(c + i), ofC, sum);
                Vector.FusedMultiplyAdd(Vector.Load(d + i), ofD, sum).Store(sums + i);
            }
        }

        for (; row < rows.Rows; row++)
        {
            var a = rows.Row(row);
            var ofA = new Vector<float>(factors[row]);
            for (var i = 0; i < rows.Columns; i += Vector<float>.Count)
                Vector.FusedMultiplyAdd(Vector.Load(a + i), ofA, Vector.Load(sums + i)).Store(sums + i);
        }
    }

    /// <summary>Room of one thread.</summary>
    public sealed class Memory(Arena arena, int places, int width, int items)
    {
        /// <summary>(M, P) scores, then exponentials, then gradients.</summary>
        public Matrix Scores { get; } = arena.Take(places, items);

        /// <summary>(M, D) what the network says, each row times its scale.</summary>
        public Matrix Scaled { get; } = arena.Take(places, width);

        /// <summary>(M) what turns a row of exponentials into its share of the mean.</summary>
        public float[] Scales { get; } = new float[places];

        public void Resize(int places, int items)
        {
            Scores.Resize(places, items);
            Scaled.Resize(places);
        }
    }
}
