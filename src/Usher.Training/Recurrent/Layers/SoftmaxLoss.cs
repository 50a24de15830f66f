using System.Numerics;
using System.Runtime.CompilerServices;
using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Recurrent.Layers;

/// <summary>Cross-entropy of the softmax over all items, with its gradients, for one batch, so that the scores stay in the cache between the matrix products.</summary>
/// <remarks>
/// The exponentials are not divided by their sum. Instead the rows of the products with them are, which are shorter. So three passes over the scores
/// are enough, and a fourth for the biases.
/// </remarks>
internal static unsafe class SoftmaxLoss
{
    /// <summary>Computes loss and gradients for M positions, width D, P items, and W targets for each position.</summary>
    /// <param name="batch">Targets and their weights.</param>
    /// <param name="hidden">(M, D)</param>
    /// <param name="items">(P, D) receives a gradient.</param>
    /// <param name="bias">(1, P) receives a gradient.</param>
    /// <param name="gradHidden">(M, D) receives the gradient of <paramref name="hidden"/>.</param>
    /// <param name="buffers">Buffers for the scores.</param>
    /// <returns>The sum over positions of the weighted -log p(target), in nats. The gradients are those of the mean over all positions of the window.</returns>
    public static double Run(MicroBatch batch, Matrix hidden, ValueWithGradient items, ValueWithGradient bias, Matrix gradHidden, Buffers buffers)
    {
        buffers.Resize(batch.Positions, items.Values.Rows);
        gradHidden.Resize(batch.Positions);
        var scores = buffers.Scores;
        scores.SetProductTransposed(hidden, items.Values);                // (M, P)
        var loss = 0.0;
        for (var position = 0; position < batch.Positions; position++)
        {
            var count = batch.Window.Counts is { } counts ? counts[batch.FirstPosition + position] : 1;
            loss += count * Differentiate(batch, batch.FirstPosition + position, scores.Row(position), bias.Values, out var sum);
            buffers.Scales[position] = count / (sum * batch.Window.Positions);
        }

        gradHidden.SetProduct(scores, items.Values);                      // (M, D)
        Scale(gradHidden, buffers.Scales, gradHidden);
        Scale(hidden, buffers.Scales, buffers.Scaled);
        items.Gradients[batch.Thread].AddTransposedProduct(scores, buffers.Scaled);
        AddColumns(scores, buffers.Scales, bias.Gradients[batch.Thread].Numbers);
        return loss;
    }

    /// <summary>Replaces the scores of one position by their gradient, multiplied by the sum of their exponentials.</summary>
    /// <returns>The loss of the position.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Differentiate(MicroBatch batch, int position, float* scores, Matrix bias, out float sum)
    {
        var shift = bias.Numbers;
        var items = bias.Columns;
        var ahead = batch.Window.Ahead;
        var targets = batch.Window.Targets.AsSpan(position * ahead, ahead);
        var weights = batch.Window.Weights.AsSpan(position * ahead, ahead);

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
        for (var position = 0; position < from.Rows; position++)
        {
            var x = from.Row(position);
            var y = to.Row(position);
            var factor = new Vector<float>(factors[position]);
            for (var d = 0; d < from.Columns; d += Vector<float>.Count)
                (Vector.Load(x + d) * factor).Store(y + d);
        }
    }

    /// <summary>Adds the rows, each multiplied by its factor. Four are added at once, so that the sums are read and written less often.</summary>
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

    /// <summary>The buffers of one thread.</summary>
    public sealed class Buffers(Arena arena, int positions, int width, int items)
    {
        /// <summary>(M, P) scores, then exponentials, then gradients.</summary>
        public Matrix Scores { get; } = arena.Take(positions, items);

        /// <summary>(M, D) the output of the network, each row multiplied by its scale.</summary>
        public Matrix Scaled { get; } = arena.Take(positions, width);

        /// <summary>(M) the factor that turns a row of exponentials into its part of the mean gradient.</summary>
        public float[] Scales { get; } = new float[positions];

        public void Resize(int positions, int items)
        {
            Scores.Resize(positions, items);
            Scaled.Resize(positions);
        }
    }
}
