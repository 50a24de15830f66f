using System.Runtime.Intrinsics;

namespace Usher.Training.Counts;

/// <summary>
/// The score that all counting models share: the sum over a history of scale x decay^age x row of the item, the newest event having age 0.
/// Up to eight settings of decay and scale are computed at once, each in its own lane of a vector, so that each row is read once for all.
/// </summary>
/// <param name="Rows">The rows of the items.</param>
/// <param name="Decays">One for each setting, 0 to 1.</param>
/// <param name="Scales">One for each setting.</param>
internal sealed record DecayedSum(IItemRows Rows, Vector256<float> Decays, Vector256<float> Scales)
{
    /// <summary>How many settings fit into one pass.</summary>
    public const int Lanes = 8;

    // 0.8^72: older events do not change a rank, and only cost time.
    private const float Negligible = 1e-7f;

    /// <summary>A sum for several decays.</summary>
    public DecayedSum(IItemRows rows, IReadOnlyList<double> decays)
        : this(rows, Pack(decays), Vector256<float>.One)
    {
    }

    /// <summary>Puts up to eight numbers into lanes; the lanes left over are 0.</summary>
    public static Vector256<float> Pack(IReadOnlyList<double> numbers)
    {
        Span<float> lanes = stackalloc float[Lanes];
        for (var lane = 0; lane < numbers.Count; lane++)
            lanes[lane] = (float)numbers[lane];
        return Vector256.Create<float>(lanes);
    }

    /// <summary>Adds the scores of all items after a history.</summary>
    /// <param name="sums">(I) scores of each item, a lane for each setting.</param>
    /// <param name="history">Items, oldest first.</param>
    public void AddTo(Span<Vector256<float>> sums, ReadOnlySpan<int> history)
    {
        var weights = Scales;
        for (var place = history.Length - 1; place >= 0 && Vector256.GreaterThanAny(weights, Scales * Negligible); place--)
        {
            Rows.AddTo(sums, history[place], weights);
            weights *= Decays;
        }
    }
}
