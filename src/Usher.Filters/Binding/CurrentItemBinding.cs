using Usher.Filters.Evaluation;
using Usher.Filters.Expressions;

namespace Usher.Filters.Binding;

/// <summary>Puts the values of the item that a request names in place of the columns of CurrentItem.</summary>
public static class CurrentItemBinding
{
    /// <summary>The condition without columns of CurrentItem.</summary>
    /// <param name="condition">A condition without placeholders.</param>
    /// <param name="cells">A cell of the current item; null where it is missing.</param>
    /// <param name="kindOf">What a column holds.</param>
    public static Condition Bind(Condition condition, Func<FieldReference, string?> cells, Func<FieldReference, ColumnKind> kindOf) => condition switch
    {
        JoinedConditions joined => joined with { Conditions = [.. joined.Conditions.Select(one => Bind(one, cells, kindOf))] },
        Membership { Values: [CurrentItemOperand current] } membership => membership with { Values = ValuesOf(membership.Field, current, cells, kindOf) },
        Comparison { Value: CurrentItemOperand current } comparison => Bind(comparison, ValuesOf(comparison.Field, current, cells, kindOf)),
        _ => condition,
    };

    // A comparison with a missing value is false, as IN without values is. A category column equals another one that shares a category with it, so it differs where it differs from each of them.
    private static Condition Bind(Comparison comparison, IReadOnlyList<Operand> values) => (comparison.Operator, values) switch
    {
        (_, []) or (ComparisonOperator.Equal, _) => new Membership(comparison.Field, IsNegated: false, values),
        (_, [var only]) => comparison with { Value = only },
        _ => new JoinedConditions(IsAnd: true, [.. values.Select(value => comparison with { Value = value })]),
    };

    private static IReadOnlyList<Operand> ValuesOf(FieldReference field, CurrentItemOperand current, Func<FieldReference, string?> cells, Func<FieldReference, ColumnKind> kindOf) =>
        (cells(current.Field), kindOf(field)) switch
        {
            (null, _) => [],
            (var cell, ColumnKind.Categories) => [.. cell.Split('|').Select(category => new TextOperand(category, current.Place))],
            (var cell, var kind) => [ColumnKinds.IsNumber(kind) ? new NumberOperand(cell, current.Place) : new TextOperand(cell, current.Place)],
        };
}
