using System.Collections.Immutable;

namespace Usher.Access.Policies;

/// <summary>Action, NotAction, Resource or NotResource.</summary>
/// <param name="IsNegated">Whether it is the form with Not.</param>
/// <param name="Patterns">At least one.</param>
public sealed record PatternElement(bool IsNegated, ImmutableArray<Pattern> Patterns)
{
    /// <summary>Whether every policy variable in it has a value.</summary>
    internal bool IsResolved(IVariables variables)
    {
        foreach (var pattern in Patterns)
        {
            if (!pattern.IsResolved(variables))
                return false;
        }

        return true;
    }
}
