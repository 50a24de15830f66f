using System.Numerics.Tensors;

namespace Usher.Ranking.Rankers.Scanning;

/// <summary>Rounds numbers to small whole ones with one scale.</summary>
internal static class Rounding
{
    // Sums of some ten thousand products in double precision are off by less.
    private const double Slack = 1 + 1e-11;

    /// <summary>What a number is multiplied with to become a whole one: the largest becomes the largest code.</summary>
    public static double PerUnit(ReadOnlySpan<float> numbers, int largestCode)
    {
        var largest = Math.Abs((double)TensorPrimitives.MaxMagnitude(numbers));
        return largest > 0 ? largestCode / largest : 0;
    }

    /// <summary>The code of a number.</summary>
    public static int CodeOf(float number, double perUnit, int largestCode) => Math.Clamp((int)Math.Round(number * perUnit), -largestCode, largestCode);

    /// <summary>Finds the scale that brings codes nearest to their numbers, and how near that is.</summary>
    /// <remarks>
    /// For numbers x and codes c, |x - s c| is least at s = x·c / c·c. What is left is then at a right angle to c: errors do not lean to one side, which a sum over
    /// many scores would show.
    /// </remarks>
    public struct Fit
    {
        private double _numbers;
        private double _codes;
        private double _product;
        private int _count;

        /// <summary>Takes in a number and its code.</summary>
        public void Add(float number, int code)
        {
            _numbers += (double)number * number;
            _codes += (double)code * code;
            _product += (double)number * code;
            _count++;
        }

        /// <summary>s.</summary>
        public readonly float Scale => _codes > 0 ? (float)(_product / _codes) : 0;

        /// <summary>At least |x|.</summary>
        public readonly double Norm => Math.Sqrt(_numbers) * Slack;

        /// <summary>At least |s c|.</summary>
        public readonly double RoundedNorm => Scale * Math.Sqrt(_codes) * Slack;

        /// <summary>At least |x - s c|: what the sums give, and what rounding in them may have taken.</summary>
        public readonly double Residual =>
            Math.Sqrt(Math.Max(0, _numbers - 2.0 * Scale * _product + (double)Scale * Scale * _codes) + 5e-16 * _count * _numbers) * Slack;
    }
}
