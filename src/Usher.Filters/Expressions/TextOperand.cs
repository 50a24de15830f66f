namespace Usher.Filters.Expressions;

/// <summary>A text in double quotes.</summary>
/// <param name="Text">Without the quotes.</param>
/// <param name="Place">Where it stands.</param>
public sealed record TextOperand(string Text, TextPlace Place) : Operand(Place);
