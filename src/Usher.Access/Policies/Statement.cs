using System.Collections.Immutable;

namespace Usher.Access.Policies;

/// <summary>One statement of a policy.</summary>
public sealed class Statement
{
    /// <summary>Its name; null if it has none.</summary>
    public string? Sid { get; init; }

    /// <summary>Whether it allows or denies.</summary>
    public required Effect Effect { get; init; }

    /// <summary>Whom it is about; null in an identity policy, which is about whoever has it.</summary>
    public PrincipalElement? Principal { get; init; }

    /// <summary>What it is about.</summary>
    public required PatternElement Action { get; init; }

    /// <summary>On what; null in a trust policy, which is about its role.</summary>
    public PatternElement? Resource { get; init; }

    /// <summary>All of them must hold; mostly none.</summary>
    public ImmutableArray<Condition> Conditions { get; init; } = [];

    /// <summary>Behind the bracket, comma or brace that opens it.</summary>
    public TextPosition Start { get; init; }

    /// <summary>Behind the brace that closes it.</summary>
    public TextPosition End { get; init; }
}
