using Usher.Filters.Expressions;

namespace Usher.Filters.Evaluation;

/// <summary>Decides whether one row meets a condition, cell by cell: what every faster way has to agree with.</summary>
/// <remarks>
/// Choices where Personalize's behaviour is not documented: a comparison or IN with a missing value is false, so NOT IN is true, and != is false. A category column with several values, separated by '|',
/// meets = and IN if one of the values does; != and NOT IN are the opposite. Texts are compared exactly and with case, event types without.
/// </remarks>
/// <param name="cells">The cell of a column as text; null where it is missing. It also knows the columns of CurrentUser and CurrentItem.</param>
/// <param name="kindOf">What a column holds.</param>
public sealed class RowEvaluator(Func<FieldReference, string?> cells, Func<FieldReference, ColumnKind> kindOf)
{
    /// <summary>Whether the row meets a condition without placeholders.</summary>
    public bool Meets(Condition condition) => condition switch
    {
        JoinedConditions { IsAnd: true } joined => joined.Conditions.All(Meets),
        JoinedConditions joined => joined.Conditions.Any(Meets),
        Membership membership => membership.IsNegated != membership.Values.Any(value => IsEqual(membership.Field, value)),
        Comparison { Operator: ComparisonOperator.Equal } comparison => IsEqual(comparison.Field, comparison.Value),
        Comparison { Operator: ComparisonOperator.NotEqual } comparison => cells(comparison.Field) is not null && Exists(comparison.Value) && !IsEqual(comparison.Field, comparison.Value),
        Comparison comparison => Compare(comparison),
        _ => throw new ArgumentException($"{condition.GetType().Name} is no condition of a filter.", nameof(condition)),
    };

    private bool Exists(Operand operand) => operand is not CurrentItemOperand current || cells(current.Field) is not null;

    private bool IsEqual(FieldReference field, Operand operand)
    {
        if (cells(field) is not { } cell)
            return false;

        return kindOf(field) switch
        {
            ColumnKind.EventType => operand is AnyValueOperand || (operand is TextOperand type && type.Text.Equals(cell, StringComparison.OrdinalIgnoreCase)),
            ColumnKind.ActionEventType => operand is AnyValueOperand || (operand is TextOperand type && type.Text.Replace('_', ' ').Equals(cell.Replace('_', ' '), StringComparison.OrdinalIgnoreCase)),
            ColumnKind.Categories => operand is CurrentItemOperand current
                ? cells(current.Field) is { } others && others.Split('|').Intersect(cell.Split('|'), StringComparer.Ordinal).Any()
                : cell.Split('|').Contains(((TextOperand)operand).Text, StringComparer.Ordinal),
            ColumnKind.Text => (operand is CurrentItemOperand current ? cells(current.Field) : ((TextOperand)operand).Text) == cell,
            var kind => CellNumber.Parse(cell) is { } number && NumberOf(operand) is { } other && number.CompareTo(other, kind) == 0,
        };
    }

    private bool Compare(Comparison comparison)
    {
        if (CellNumber.Parse(cells(comparison.Field)) is not { } number || NumberOf(comparison.Value) is not { } other)
            return false;

        var order = number.CompareTo(other, kindOf(comparison.Field));
        return comparison.Operator switch
        {
            ComparisonOperator.Less => order < 0,
            ComparisonOperator.LessOrEqual => order <= 0,
            ComparisonOperator.Greater => order > 0,
            _ => order >= 0,
        };
    }

    private CellNumber? NumberOf(Operand operand) => operand switch
    {
        NumberOperand number => CellNumber.Parse(number.Text),
        CurrentItemOperand current => CellNumber.Parse(cells(current.Field)),
        _ => null,
    };
}
