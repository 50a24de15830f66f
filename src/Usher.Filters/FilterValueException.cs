namespace Usher.Filters;

/// <summary>A request gives a value that its filter cannot take, or lacks one. The message says which and what is allowed.</summary>
/// <param name="message">Which, and what is allowed.</param>
public sealed class FilterValueException(string message) : Exception(message);
