using System.Runtime.InteropServices;
using Usher.Ranking.Splits;
using Usher.Training.Recipes;
using static TorchSharp.torch;

namespace Usher.Training.Counts;

/// <summary>EASE: Steck, WWW 2019. B = -P / diag(P) by column, P = (X'X + lambda I)^-1, X the binary matrix of users by items, the diagonal of B 0.</summary>
/// <remarks>The matrix has the M most popular items. The inverse is computed in float64, because float32 has too few digits for it.</remarks>
internal sealed class EaseWeights : IDisposable
{
    private readonly int[] _items;
    private readonly int _itemCount;
    private readonly Tensor _shared;                                      // (M, M) float64: X'X

    public EaseWeights(Split split, int maxItems, TrainingRun run)
    {
        var audience = new Audience(split);
        _itemCount = split.Set.ItemCount;
        _items =
        [
            .. Enumerable.Range(0, _itemCount)
                .Where(item => audience.UsersOf(item).Length > 0)
                .OrderByDescending(item => audience.UsersOf(item).Length)
                .ThenBy(item => item)
                .Take(maxItems)
                .Order(),
        ];
        _shared = zeros(_items.Length, _items.Length, float64);
        Parallel.For(0, _items.Length, run.Parallel, () => new float[_itemCount], (place, _, counts) =>
        {
            Array.Clear(counts);
            audience.CountShared(_items[place], counts);
            using var row = _shared.narrow(0, place, 1);
            var numbers = MemoryMarshal.Cast<byte, double>(row.bytes);
            for (var column = 0; column < numbers.Length; column++)
                numbers[column] = counts[_items[column]];
            return counts;
        }, _ => { });
    }

    /// <summary>The weights B of one regularisation.</summary>
    public DenseItemRows Solve(double lambda)
    {
        using var scope = NewDisposeScope();
        var regularised = _shared.clone();                                // (M, M)
        regularised.diagonal().Increase(lambda);                             // (M) a view
        var inverse = linalg.cholesky(regularised).cholesky_inverse();    // (M, M) P; by Cholesky, as X'X + lambda I is positive definite
        var weights = inverse.div_(inverse.diagonal().neg());             // (M, M) each column j divided by -P[j][j]
        weights.diagonal().zero_();
        var rounded = weights.to(float32).contiguous();                   // (M, M) LAPACK's result is column by column

        var values = new float[(long)_items.Length * _items.Length];
        for (var row = 0; row < _items.Length; row++)
        {
            using var numbers = rounded.narrow(0, row, 1);                // (1, M); all rows at once may be more bytes than a span can hold
            MemoryMarshal.Cast<byte, float>(numbers.bytes).CopyTo(values.AsSpan(row * _items.Length));
        }

        return new(_items, _itemCount, values);
    }

    public void Dispose() => _shared.Dispose();
}
