namespace Usher.Filters.Expressions;

/// <summary>Conditions that are joined by AND or by OR.</summary>
/// <param name="IsAnd">AND rather than OR.</param>
/// <param name="Conditions">At least two.</param>
public sealed record JoinedConditions(bool IsAnd, IReadOnlyList<Condition> Conditions) : Condition
{
    public override IEnumerable<LeafCondition> Leaves => Conditions.SelectMany(condition => condition.Leaves);
}
