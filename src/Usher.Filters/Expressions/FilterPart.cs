namespace Usher.Filters.Expressions;

/// <summary>One part of a filter: INCLUDE or EXCLUDE, what, and under which conditions.</summary>
/// <param name="IsExcluding">EXCLUDE rather than INCLUDE.</param>
/// <param name="Target">What is included or excluded.</param>
/// <param name="Condition">What a record has to meet.</param>
/// <param name="UserConditions">What follows IF: the part has an effect only for users who meet all of them. Empty without IF.</param>
public sealed record FilterPart(bool IsExcluding, FilterTarget Target, Condition Condition, IReadOnlyList<Condition> UserConditions)
{
    /// <summary>The dataset whose records are tested; a part reads one dataset only.</summary>
    public FilterDataset Dataset => Condition.Leaves.First().Field.Dataset;

    /// <summary>Every column that the part reads, with those of the current user and the current item.</summary>
    public IEnumerable<FieldReference> Fields => Leaves.SelectMany(leaf => leaf.Fields);

    /// <summary>The names of its parameters, without '$', as often as they occur.</summary>
    public IEnumerable<string> Parameters => Leaves.SelectMany(leaf => leaf.Operands).OfType<ParameterOperand>().Select(parameter => parameter.Name);

    private IEnumerable<LeafCondition> Leaves => Condition.Leaves.Concat(UserConditions.SelectMany(condition => condition.Leaves));
}
