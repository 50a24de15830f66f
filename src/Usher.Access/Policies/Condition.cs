namespace Usher.Access.Policies;

/// <summary>One key of a statement's Condition.</summary>
/// <param name="Operator">Such as StringLike.</param>
/// <param name="Key">Such as <c>aws:SourceArn</c>.</param>
/// <param name="Values">Alternatives.</param>
public sealed record Condition(ConditionOperator Operator, string Key, IReadOnlyList<Pattern> Values)
{
    /// <summary>The alternatives, those that are numbers, dates and the like read as such.</summary>
    internal ConditionValue[] Wanted { get; } = [.. Values.Select(value => ConditionValue.Of(Operator, value))];
}
