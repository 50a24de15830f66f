using Usher.Filters.Expressions;

namespace Usher.Filters.Tests;

/// <summary>Writes a filter with a parenthesis around everything that is joined, so that tests see how it was read.</summary>
internal static class FilterText
{
    public static string Of(Filter filter) => string.Join(" | ", filter.Parts.Select(Of));

    private static string Of(FilterPart part) =>
        $"{(part.IsExcluding ? "EXCLUDE" : "INCLUDE")} {part.Target} WHERE {Of(part.Condition)}{(part.UserConditions.Count == 0 ? "" : $" IF {string.Join(" AND ", part.UserConditions.Select(Of))}")}";

    private static string Of(Condition condition) => condition switch
    {
        JoinedConditions joined => $"({string.Join(joined.IsAnd ? " AND " : " OR ", joined.Conditions.Select(Of))})",
        Membership membership => $"{membership.Field}{(membership.IsNegated ? " NOT" : "")} IN [{string.Join(", ", membership.Values.Select(Of))}]",
        Comparison comparison => $"{comparison.Field} {comparison.Operator} {Of(comparison.Value)}",
        _ => throw new ArgumentException(condition.ToString()),
    };

    private static string Of(Operand operand) => operand switch
    {
        TextOperand text => $"\"{text.Text}\"",
        NumberOperand number => number.Text,
        ParameterOperand parameter => $"${parameter.Name}",
        CurrentItemOperand current => current.Field.ToString(),
        AnyValueOperand => "*",
        _ => throw new ArgumentException(operand.ToString()),
    };
}
