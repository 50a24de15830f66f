namespace Usher.Filters.Expressions;

/// <summary>A comparison with one value.</summary>
/// <param name="Field">The column.</param>
/// <param name="Operator">How they are compared.</param>
/// <param name="Value">With what.</param>
public sealed record Comparison(FieldReference Field, ComparisonOperator Operator, Operand Value) : LeafCondition(Field)
{
    public override IReadOnlyList<Operand> Operands => [Value];
}
