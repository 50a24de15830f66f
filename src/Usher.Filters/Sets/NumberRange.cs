using System.Numerics;
using Usher.Filters.Evaluation;
using Usher.Filters.Expressions;

namespace Usher.Filters.Sets;

/// <summary>The numbers of a column that meet a comparison, as a closed range.</summary>
/// <param name="Lowest">The least of them.</param>
/// <param name="Highest">The greatest; below the least one where none meets it.</param>
internal readonly record struct NumberRange<T>(T Lowest, T Highest)
    where T : unmanaged, INumber<T>, IMinMaxValue<T>
{
    private static readonly NumberRange<T> Nothing = new(T.One, T.Zero);

    /// <summary>The range of a comparison; not for <see cref="ComparisonOperator.NotEqual"/>.</summary>
    public static NumberRange<T> Of(ComparisonOperator comparison, CellNumber operand)
    {
        if (typeof(T) == typeof(int) || typeof(T) == typeof(long))
            return OfWholes(comparison, operand);

        // Rounded to the column's type, as RowEvaluator compares.
        var (value, below, above) = typeof(T) == typeof(float)
            ? (T.CreateChecked((float)operand.Value), T.CreateChecked(float.BitDecrement((float)operand.Value)), T.CreateChecked(float.BitIncrement((float)operand.Value)))
            : (T.CreateChecked(operand.Value), T.CreateChecked(double.BitDecrement(operand.Value)), T.CreateChecked(double.BitIncrement(operand.Value)));
        var (least, greatest) = (T.CreateChecked(double.NegativeInfinity), T.CreateChecked(double.PositiveInfinity));
        return comparison switch
        {
            ComparisonOperator.Less => value == least ? Nothing : new(least, below),
            ComparisonOperator.LessOrEqual => new(least, value),
            ComparisonOperator.Greater => value == greatest ? Nothing : new(above, greatest),
            ComparisonOperator.GreaterOrEqual => new(value, greatest),
            _ => new(value, value),
        };
    }

    private static NumberRange<T> OfWholes(ComparisonOperator comparison, CellNumber operand)
    {
        // Int128 has room for every bound, one beyond a long included.
        Int128 bound = operand.Whole ?? (Int128)Math.Clamp(Math.Floor(operand.Value), -1e19, 1e19);
        var isWhole = operand.Whole is not null;
        var (lowest, highest) = comparison switch
        {
            ComparisonOperator.Less => (Int128.MinValue, isWhole ? bound - 1 : bound),
            ComparisonOperator.LessOrEqual => (Int128.MinValue, bound),
            ComparisonOperator.Greater => (bound + 1, Int128.MaxValue),
            ComparisonOperator.GreaterOrEqual => (isWhole ? bound : bound + 1, Int128.MaxValue),
            _ => isWhole ? (bound, bound) : (Int128.One, Int128.Zero),
        };
        var (least, greatest) = (Int128.CreateChecked(T.MinValue), Int128.CreateChecked(T.MaxValue));
        return lowest > greatest || highest < least || lowest > highest ? Nothing : new(T.CreateChecked(Int128.Max(lowest, least)), T.CreateChecked(Int128.Min(highest, greatest)));
    }
}
