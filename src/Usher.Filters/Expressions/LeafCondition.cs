namespace Usher.Filters.Expressions;

/// <summary>A condition on one column.</summary>
/// <param name="Field">The column.</param>
public abstract record LeafCondition(FieldReference Field) : Condition
{
    public override IEnumerable<LeafCondition> Leaves => [this];

    /// <summary>What the column is compared with.</summary>
    public abstract IReadOnlyList<Operand> Operands { get; }

    /// <summary>The column, and those that it is compared with.</summary>
    public IEnumerable<FieldReference> Fields => [Field, .. Operands.OfType<CurrentItemOperand>().Select(operand => operand.Field)];
}
