namespace Usher.Access.Deciding;

/// <summary>The answer to an <see cref="AccessRequest"/>.</summary>
/// <param name="Outcome">Whether it is allowed.</param>
/// <param name="Layer">The layer that denies, or that lacks a statement to allow; <see cref="PolicyLayer.None"/> where it is allowed.</param>
/// <remarks>Which statement decided and which nearly did is in a DecisionDetail, which costs more and is made only on request.</remarks>
public sealed record Decision(Outcome Outcome, PolicyLayer Layer = PolicyLayer.None)
{
    /// <summary>Whether it may be done.</summary>
    public bool IsAllowed => Outcome is Outcome.Allowed;
}
