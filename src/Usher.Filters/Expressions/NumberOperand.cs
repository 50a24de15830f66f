namespace Usher.Filters.Expressions;

/// <summary>A number.</summary>
/// <param name="Text">As it is written, such as 1999 or -0.5.</param>
/// <param name="Place">Where it stands.</param>
public sealed record NumberOperand(string Text, TextPlace Place) : Operand(Place);
