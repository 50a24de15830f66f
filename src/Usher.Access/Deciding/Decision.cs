namespace Usher.Access.Deciding;

/// <summary>The answer to an <see cref="AccessRequest"/>, with what decided it.</summary>
public sealed record Decision(Outcome Outcome)
{
    public bool IsAllowed => Outcome is Outcome.Allowed;
}

/// <summary>How a decision ended, as a simulation names it.</summary>
public enum Outcome
{
    /// <summary>No statement allows it.</summary>
    ImplicitDeny,

    /// <summary>A statement denies it.</summary>
    ExplicitDeny,

    /// <summary>Allowed.</summary>
    Allowed,
}
