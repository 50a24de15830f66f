namespace Usher.Filters.Expressions;

/// <summary>Writes filters as expressions, which give the same filter when they are read again.</summary>
public static class ExpressionText
{
    /// <summary>The expression of a filter.</summary>
    public static string Of(Filter filter) => string.Join(" | ", filter.Parts.Select(Of));

    /// <summary>The expression of a part.</summary>
    public static string Of(FilterPart part) =>
        $"{(part.IsExcluding ? "EXCLUDE" : "INCLUDE")} {TargetOf(part.Target)} WHERE {Of(part.Condition)}{(part.UserConditions.Count == 0 ? "" : $" IF {string.Join(" AND ", part.UserConditions.Select(Of))}")}";

    /// <summary>The text of a condition.</summary>
    public static string Of(Condition condition) => condition switch
    {
        JoinedConditions joined => string.Join(joined.IsAnd ? " AND " : " OR ", joined.Conditions.Select(one => one is JoinedConditions ? $"({Of(one)})" : Of(one))),
        Membership { Values: [CurrentItemOperand current] } membership => $"{membership.Field} {(membership.IsNegated ? "NOT IN" : "IN")} {current.Field}",
        Membership membership => $"{membership.Field} {(membership.IsNegated ? "NOT IN" : "IN")} ({string.Join(", ", membership.Values.Select(Of))})",
        Comparison comparison => $"{comparison.Field} {SignOf(comparison.Operator)} {Of(comparison.Value)}",
        _ => throw new ArgumentException($"{condition.GetType().Name} is no condition of a filter.", nameof(condition)),
    };

    private static string Of(Operand operand) => operand switch
    {
        TextOperand text => $"\"{text.Text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
        NumberOperand number => number.Text,
        ParameterOperand parameter => $"${parameter.Name}",
        CurrentItemOperand current => current.Field.ToString(),
        AnyValueOperand => "\"*\"",
        _ => throw new ArgumentException($"{operand.GetType().Name} is no value of a filter.", nameof(operand)),
    };

    private static string TargetOf(FilterTarget target) => target switch
    {
        FilterTarget.Items => "ItemID",
        FilterTarget.Actions => "ActionID",
        _ => "UserID",
    };

    private static string SignOf(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => "=",
        ComparisonOperator.NotEqual => "!=",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        _ => ">=",
    };
}
