namespace Usher.Filters.Expressions;

/// <summary>"*": any event type.</summary>
/// <param name="Place">Where it stands.</param>
public sealed record AnyValueOperand(TextPlace Place) : Operand(Place);
