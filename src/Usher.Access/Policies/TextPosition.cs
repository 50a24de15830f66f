namespace Usher.Access.Policies;

/// <summary>A place in a document.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in characters.</param>
public readonly record struct TextPosition(int Line, int Column);
