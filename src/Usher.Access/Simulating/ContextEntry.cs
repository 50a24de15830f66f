namespace Usher.Access.Simulating;

/// <summary>A condition key of a simulated request.</summary>
/// <param name="ContextKeyName">Such as <c>aws:SourceIp</c>.</param>
/// <param name="ContextKeyValues">One value, or several where the type is a list.</param>
/// <param name="ContextKeyType">string, numeric, boolean, ip, binary, date, or one of them with List behind.</param>
public sealed record ContextEntry(string ContextKeyName, IReadOnlyList<string> ContextKeyValues, string ContextKeyType);
