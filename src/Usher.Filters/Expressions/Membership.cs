namespace Usher.Filters.Expressions;

/// <summary>IN or NOT IN.</summary>
/// <param name="Field">The column.</param>
/// <param name="IsNegated">NOT IN.</param>
/// <param name="Values">The values; a <see cref="CurrentItemOperand"/> or an <see cref="AnyValueOperand"/> stands alone.</param>
public sealed record Membership(FieldReference Field, bool IsNegated, IReadOnlyList<Operand> Values) : LeafCondition(Field)
{
    public override IReadOnlyList<Operand> Operands => Values;
}
