using System.Collections.Immutable;

namespace Usher.Access.Policies;

/// <summary>Action, NotAction, Resource or NotResource.</summary>
/// <param name="IsNegated">Whether it is the form with Not.</param>
/// <param name="Patterns">At least one.</param>
public sealed record PatternElement(bool IsNegated, ImmutableArray<Pattern> Patterns);
