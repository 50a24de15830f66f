using System.Runtime.Intrinsics;

namespace Usher.Training.Counts;

/// <summary>A matrix of items by items: row i has the scores of the items that occur together with item i, or follow it.</summary>
internal interface IItemRows
{
    /// <summary>Adds one row to the scores of up to eight settings at once.</summary>
    /// <param name="sums">(I) scores of each item, one lane for each setting.</param>
    /// <param name="item">The row.</param>
    /// <param name="weights">The factor of the row, one lane for each setting.</param>
    void AddTo(Span<Vector256<float>> sums, int item, Vector256<float> weights);
}
