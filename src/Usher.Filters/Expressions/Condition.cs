namespace Usher.Filters.Expressions;

/// <summary>A condition on a record.</summary>
public abstract record Condition
{
    /// <summary>The comparisons and memberships in it, in the order of the text.</summary>
    public abstract IEnumerable<LeafCondition> Leaves { get; }
}
