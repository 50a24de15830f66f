using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Usher.Ranking.Histories;

namespace Usher.Ranking.Rankers;

/// <summary>The state of rankers whose score is a sum over the history: of each event's row, weighted by decay^age, the newest event having age 0.</summary>
/// <remarks>The sum needs no history: with each event it is multiplied by the decay, and the new item's row added.</remarks>
public abstract class DecayedState : UserState
{
    // Far below what can change a list, and above the numbers on which processors are slow.
    private const float Negligible = 1e-30f;

    private readonly float[] _sums;
    private readonly float _decay;

    private protected DecayedState(int itemCount, float decay)
    {
        _sums = new float[itemCount];
        _decay = decay;
    }

    /// <inheritdoc/>
    public sealed override int ItemCount => _sums.Length;

    /// <summary>(I) the sums themselves, before they are made probabilities; all 0 before the first event. For blends.</summary>
    public ReadOnlySpan<float> RawScores => _sums;

    /// <summary>How many events were taken in.</summary>
    public int EventCount { get; private set; }

    /// <inheritdoc/>
    public sealed override void Advance(in Event newest)
    {
        ItemIndex.Check(newest.Item, _sums.Length);
        if (EventCount++ > 0 && _decay != 1)
            Decay(_sums, _decay);
        AddRow(newest.Item, _sums);
    }

    /// <summary>Adds the row of an item.</summary>
    private protected abstract void AddRow(int item, Span<float> sums);

    private static void Decay(Span<float> sums, float decay)
    {
        var vectors = MemoryMarshal.Cast<float, Vector256<float>>(sums);
        var factor = Vector256.Create(decay);
        var negligible = Vector256.Create(Negligible);
        foreach (ref var sum in vectors)
        {
            var smaller = sum * factor;
            sum = Vector256.ConditionalSelect(Vector256.LessThan(Vector256.Abs(smaller), negligible), Vector256<float>.Zero, smaller);
        }

        foreach (ref var sum in sums[(vectors.Length * Vector256<float>.Count)..])
        {
            sum *= decay;
            if (MathF.Abs(sum) < Negligible)
                sum = 0;
        }
    }
}
