using System.Numerics.Tensors;
using Usher.Ranking.Histories;
using Usher.Training.Recipes;

namespace Usher.Training.Actions;

/// <summary>A vector for each item, so that items with the same users have similar ones: the leading singular vectors of the matrix of users and items, by subspace iteration.</summary>
/// <remarks>
/// Rows and columns of the matrix are divided by the root of their sums, as in spectral co-clustering (Dhillon, KDD 2001). The first singular vector then only tells how often an item occurs, so it is left
/// out; its popularity is a feature of its own.
/// </remarks>
internal static class ItemVectors
{
    /// <summary>Numbers of a vector, where there are enough items.</summary>
    public const int Length = 16;

    private const int Iterations = 6;

    // Items with few users would get long vectors of chance.
    private const float Damping = 5;

    /// <summary>Computes the vectors.</summary>
    /// <param name="set">The events.</param>
    /// <param name="run">Seed and cancellation.</param>
    /// <returns>(I, K) row by row, with a K of at most <see cref="Length"/>; K is 0 for fewer than 3 items or users.</returns>
    public static float[] Of(TrainingSet set, TrainingRun run)
    {
        var columns = Math.Min(Length + 1, Math.Min(set.ItemCount, set.UserCount) - 1);
        if (columns < 2)
            return [];

        var scales = ItemScales(set);
        var random = new Random(run.Seed);
        var vectors = new float[set.ItemCount * columns];
        foreach (ref var number in vectors.AsSpan())
            number = (float)(random.NextDouble() - 0.5);
        Orthonormalize(vectors, columns);
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            run.Stop.ThrowIfCancellationRequested();
            vectors = Multiply(set, scales, vectors, columns);
            Orthonormalize(vectors, columns);
        }

        var kept = new float[set.ItemCount * (columns - 1)];
        var unit = MathF.Sqrt(set.ItemCount);
        for (var item = 0; item < set.ItemCount; item++)
        {
            for (var column = 1; column < columns; column++)
                kept[(item * (columns - 1)) + column - 1] = vectors[(item * columns) + column] * scales[item] * unit;
        }

        return kept;
    }

    // 1 / sqrt(events + damping); 0 for an item without events.
    private static float[] ItemScales(TrainingSet set)
    {
        var counts = new int[set.ItemCount];
        foreach (var item in set.Items)
            counts[item]++;
        return [.. counts.Select(count => count == 0 ? 0 : 1 / MathF.Sqrt(count + Damping))];
    }

    // A' A v, where A has a row for each user.
    private static float[] Multiply(TrainingSet set, float[] scales, float[] vectors, int columns)
    {
        var product = new float[vectors.Length];
        var row = new float[columns];
        for (var user = 0; user < set.UserCount; user++)
        {
            var items = set.ItemsOf(user);
            if (items.IsEmpty)
                continue;

            Array.Clear(row);
            foreach (var item in items)
                TensorPrimitives.MultiplyAdd(vectors.AsSpan(item * columns, columns), scales[item] / items.Length, row, row);
            foreach (var item in items)
                TensorPrimitives.MultiplyAdd(row, scales[item], product.AsSpan(item * columns, columns), product.AsSpan(item * columns, columns));
        }

        return product;
    }

    // Gram-Schmidt, twice for accuracy. A column that the others span becomes 0.
    private static void Orthonormalize(float[] vectors, int columns)
    {
        var rows = vectors.Length / columns;
        for (var column = 0; column < columns; column++)
        {
            for (var pass = 0; pass < 2; pass++)
            {
                for (var other = 0; other < column; other++)
                {
                    var dot = Dot(column, other);
                    for (var row = 0; row < rows; row++)
                        vectors[(row * columns) + column] -= (float)dot * vectors[(row * columns) + other];
                }
            }

            var norm = Math.Sqrt(Dot(column, column));
            var factor = norm > 1e-6 ? (float)(1 / norm) : 0;
            for (var row = 0; row < rows; row++)
                vectors[(row * columns) + column] *= factor;
        }

        double Dot(int one, int other)
        {
            var sum = 0.0;
            for (var row = 0; row < rows; row++)
                sum += (double)vectors[(row * columns) + one] * vectors[(row * columns) + other];
            return sum;
        }
    }
}
