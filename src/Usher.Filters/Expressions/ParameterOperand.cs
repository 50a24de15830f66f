namespace Usher.Filters.Expressions;

/// <summary>A placeholder, whose value each request gives.</summary>
/// <param name="Name">Without '$'; case counts.</param>
/// <param name="Place">Where it stands.</param>
public sealed record ParameterOperand(string Name, TextPlace Place) : Operand(Place);
