using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Usher.Datasets.Rows;
using Usher.Filters.Evaluation;
using Usher.Filters.Expressions;

namespace Usher.Filters.Sets;

/// <summary>Finds all rows that meet a condition, column by column. It gives the rows that <see cref="RowEvaluator"/> gives.</summary>
/// <param name="rows">The rows.</param>
public sealed class ColumnEvaluator(DatasetRows rows)
{
    /// <summary>The rows that meet a condition.</summary>
    /// <param name="condition">A condition on the columns of the rows, without placeholders and columns of the current item.</param>
    public RowBits Evaluate(Condition condition) => condition switch
    {
        JoinedConditions joined => joined.Conditions.Select(Evaluate).Aggregate((all, next) => joined.IsAnd ? all.And(next) : all.Or(next)),
        Membership { IsNegated: true } membership => IsAny(membership.Field, membership.Values).Invert(),
        Membership membership => IsAny(membership.Field, membership.Values),
        Comparison { Operator: ComparisonOperator.Equal } comparison => IsAny(comparison.Field, [comparison.Value]),
        Comparison { Operator: ComparisonOperator.NotEqual } comparison => HasValue(comparison.Field).And(IsAny(comparison.Field, [comparison.Value]).Invert()),
        Comparison comparison => IsInRange(comparison),
        _ => throw new ArgumentException($"{condition.GetType().Name} is no condition of a filter.", nameof(condition)),
    };

    private RowBits IsAny(FieldReference field, IReadOnlyList<Operand> values) => rows.Column(field.Name) switch
    {
        TextColumn column => WithCodes(column, CodesOf(column, values)),
        NumberColumn<int> column => InRanges(column, ComparisonOperator.Equal, values),
        NumberColumn<long> column => InRanges(column, ComparisonOperator.Equal, values),
        NumberColumn<float> column => InRanges(column, ComparisonOperator.Equal, values),
        NumberColumn<double> column => InRanges(column, ComparisonOperator.Equal, values),
        _ => RowBits.None(rows.Ids.Count),
    };

    private RowBits IsInRange(Comparison comparison) => rows.Column(comparison.Field.Name) switch
    {
        NumberColumn<int> column => InRanges(column, comparison.Operator, [comparison.Value]),
        NumberColumn<long> column => InRanges(column, comparison.Operator, [comparison.Value]),
        NumberColumn<float> column => InRanges(column, comparison.Operator, [comparison.Value]),
        NumberColumn<double> column => InRanges(column, comparison.Operator, [comparison.Value]),
        _ => RowBits.None(rows.Ids.Count),
    };

    private RowBits HasValue(FieldReference field) => rows.Column(field.Name) switch
    {
        TextColumn column => WithCodes(column, [0]).Invert(),
        NumberColumn<int> column => All().And(column.Validity),
        NumberColumn<long> column => All().And(column.Validity),
        NumberColumn<float> column => All().And(column.Validity),
        NumberColumn<double> column => All().And(column.Validity),
        _ => RowBits.None(rows.Ids.Count),
    };

    private RowBits All() => RowBits.None(rows.Ids.Count).Invert();

    private static IEnumerable<int> CodesOf(TextColumn column, IReadOnlyList<Operand> values)
    {
        var wanted = values.Cast<TextOperand>().Select(value => value.Text).ToHashSet(StringComparer.Ordinal);
        return ColumnKinds.Of(column.Field) is ColumnKind.Categories
            ? wanted.SelectMany(category => column.CodesOf(category).ToArray())
            : Enumerable.Range(1, column.Texts.Length - 1).Where(code => wanted.Contains(column.Texts[code]!));
    }

    private static RowBits WithCodes(TextColumn column, IEnumerable<int> wanted)
    {
        var isWanted = new byte[column.Texts.Length];
        foreach (var code in wanted)
            isWanted[code] = 1;

        var bits = RowBits.None(column.Count);
        var codes = column.Codes;
        for (var first = 0; first < codes.Length; first += 64)
        {
            var word = 0UL;
            var some = codes.Slice(first, Math.Min(64, codes.Length - first));
            for (var i = 0; i < some.Length; i++)
                word |= (ulong)isWanted[some[i]] << i;
            bits.Or(first / 64, word);
        }

        return bits;
    }

    private static RowBits InRanges<T>(NumberColumn<T> column, ComparisonOperator comparison, IReadOnlyList<Operand> operands)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        var bits = RowBits.None(column.Count);
        foreach (var operand in operands)
        {
            if (CellNumber.Parse(((NumberOperand)operand).Text) is { } number)
                AddRange(bits, column.Values, NumberRange<T>.Of(comparison, number));
        }

        return bits.And(column.Validity);
    }

    private static void AddRange<T>(RowBits bits, ReadOnlySpan<T> values, NumberRange<T> range)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        var (lowest, highest) = (Vector256.Create(range.Lowest), Vector256.Create(range.Highest));
        ref var start = ref MemoryMarshal.GetReference(values);
        for (var first = 0; first < values.Length; first += 64)
        {
            var word = 0UL;
            var end = Math.Min(first + 64, values.Length);
            var i = first;
            for (; i <= end - Vector256<T>.Count; i += Vector256<T>.Count)
            {
                var some = Vector256.LoadUnsafe(ref start, (nuint)i);
                var isInside = Vector256.GreaterThanOrEqual(some, lowest) & Vector256.LessThanOrEqual(some, highest);
                word |= (ulong)isInside.ExtractMostSignificantBits() << i;
            }

            for (; i < end; i++)
                word |= values[i] >= range.Lowest && values[i] <= range.Highest ? 1UL << i : 0;
            bits.Or(first / 64, word);
        }
    }
}
