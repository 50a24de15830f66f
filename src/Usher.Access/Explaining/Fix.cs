namespace Usher.Access.Explaining;

/// <summary>A change that would allow what was refused.</summary>
/// <param name="Where">The policy to change, in words.</param>
/// <param name="What">What to do: add this statement, or remove that one.</param>
/// <param name="Statement">The statement to add, as JSON; null where one is to be removed.</param>
public sealed record Fix(string Where, string What, string? Statement);
