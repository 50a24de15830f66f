namespace Usher.Access.Deciding;

/// <summary>The answer to an <see cref="AccessRequest"/>.</summary>
/// <param name="Outcome">Whether it is allowed.</param>
/// <param name="Layer">The layer that denies, or that lacks a statement to allow; <see cref="PolicyLayer.None"/> where it is allowed.</param>
/// <remarks>Which statement decided and which nearly did is in <see cref="Explaining.AccessExplanation"/>, which costs more and is made only on request.</remarks>
public sealed record Decision(Outcome Outcome, PolicyLayer Layer = PolicyLayer.None)
{
    private static readonly Decision[] Denials = [.. Enum.GetValues<PolicyLayer>().Select(layer => new Decision(Outcome.ExplicitDeny, layer))];
    private static readonly Decision[] Refusals = [.. Enum.GetValues<PolicyLayer>().Select(layer => new Decision(Outcome.ImplicitDeny, layer))];

    /// <summary>Whether it may be done.</summary>
    public bool IsAllowed => Outcome is Outcome.Allowed;

    /// <summary>Allowed.</summary>
    internal static Decision Allowed { get; } = new(Outcome.Allowed);

    /// <summary>A statement of this layer denies.</summary>
    internal static Decision DeniedBy(PolicyLayer layer) => Denials[(int)layer];

    /// <summary>No statement of this layer allows.</summary>
    internal static Decision NotAllowedBy(PolicyLayer layer) => Refusals[(int)layer];
}
