using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace Usher.Ranking.Rankers.Scanning;

/// <summary>The logarithm of a sum of exponentials, taken in piece by piece without overflow.</summary>
internal struct LogSum()
{
    private float _largest = float.NegativeInfinity;
    private double _sum;

    /// <summary>log(sum(exp(score))) of everything taken in so far.</summary>
    public readonly double Value => _largest + Math.Log(_sum);

    /// <summary>Takes in scores.</summary>
    /// <param name="scores">At most some thousand, so that they may be summed in single precision; negative infinity counts as nothing.</param>
    public void Add(ReadOnlySpan<float> scores)
    {
        var largest = TensorPrimitives.Max(scores);
        if (largest > _largest)
        {
            _sum *= Math.Exp(_largest - largest);
            _largest = largest;
        }
        else if (float.IsNegativeInfinity(_largest))
        {
            return;
        }

        var sums = Vector256<float>.Zero;
        var shift = Vector256.Create(_largest);
        var i = 0;
        for (; i <= scores.Length - 8; i += 8)
            sums += Vector256.Exp(Vector256.Create(scores[i..]) - shift);
        _sum += Vector256.Sum(sums);
        for (; i < scores.Length; i++)
            _sum += MathF.Exp(scores[i] - _largest);
    }
}
