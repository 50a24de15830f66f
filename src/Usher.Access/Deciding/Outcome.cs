namespace Usher.Access.Deciding;

/// <summary>How a decision ended, as a simulation names it; ordered from the most restrictive.</summary>
public enum Outcome
{
    /// <summary>A statement denies it.</summary>
    ExplicitDeny,

    /// <summary>No statement allows it.</summary>
    ImplicitDeny,

    /// <summary>Allowed.</summary>
    Allowed,
}
