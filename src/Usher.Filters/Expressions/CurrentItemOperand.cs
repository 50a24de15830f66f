namespace Usher.Filters.Expressions;

/// <summary>A column of the item that the request names.</summary>
/// <param name="Field">The column.</param>
public sealed record CurrentItemOperand(FieldReference Field) : Operand(Field.Place);
