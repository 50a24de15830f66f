namespace Usher.Filters.Expressions;

/// <summary>What a column is compared with.</summary>
/// <param name="Place">Where in the expression it stands.</param>
public abstract record Operand(TextPlace Place);
