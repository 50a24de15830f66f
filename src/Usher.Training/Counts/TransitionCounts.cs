using Usher.Ranking.Splits;
using Usher.Training.Recipes;

namespace Usher.Training.Counts;

/// <summary>
/// T[i][j] = the sum of 1/g over all places where j came g steps after i, for g from 1 to the window, divided by (the sum of row i + shrink).
/// </summary>
internal static class TransitionCounts
{
    public static SparseRows Fit(Split split, int window, double shrink, TrainingRun run)
    {
        var occurrences = new Occurrences(split);
        var items = split.Set.Items;
        return SparseRows.Create(split.Set.ItemCount, run.Parallel, (item, row) =>
        {
            var positions = occurrences.PositionsOf(item);
            var ends = occurrences.EndsOf(item);
            var total = 0.0;
            for (var place = 0; place < positions.Length; place++)
            {
                var last = Math.Min(positions[place] + window, ends[place] - 1);
                for (var next = positions[place] + 1; next <= last; next++)
                {
                    var weight = 1f / (next - positions[place]);
                    row[items[next]] += weight;                           // (I)
                    total += weight;
                }
            }

            foreach (ref var value in row.AsSpan())
                value = (float)(value / Math.Max(total + shrink, double.Epsilon));
        });
    }
}
