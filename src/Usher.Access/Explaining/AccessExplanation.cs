using Usher.Access.Deciding;

namespace Usher.Access.Explaining;

/// <summary>Who asked what, what was decided, why, and what would allow it.</summary>
public sealed record AccessExplanation
{
    /// <summary>Who.</summary>
    public required string Principal { get; init; }

    /// <summary>What.</summary>
    public required string Action { get; init; }

    /// <summary>On what.</summary>
    public required string Resource { get; init; }

    /// <summary><c>allowed</c>, <c>explicitDeny</c> or <c>implicitDeny</c>.</summary>
    public required string Decision { get; init; }

    /// <summary>The decision in words.</summary>
    public required string Because { get; init; }

    /// <summary>What each policy says that was looked at.</summary>
    public IReadOnlyList<PolicyWord> Policies { get; init; } = [];

    /// <summary>Statements that nearly allowed it, the nearest first.</summary>
    public IReadOnlyList<NearMiss> NearMisses { get; init; } = [];

    /// <summary>What to change; all of it together allows. Empty where it is allowed.</summary>
    public IReadOnlyList<Fix> Fixes { get; init; } = [];

    /// <summary>Explains a decision.</summary>
    /// <param name="request">The question.</param>
    /// <param name="identityPlace">Where the caller's own policies are changed, in words, such as "the policies of user adham".</param>
    public static AccessExplanation Of(AccessRequest request, string? identityPlace = null)
    {
        var decision = PolicyEvaluator.Decide(request);
        var place = identityPlace ?? $"the policies of {request.Caller.Role?.ToString() ?? request.Caller.Arn}";
        var policies = new ExplainedPolicies(request, place);
        return new()
        {
            Principal = request.Caller.Arn,
            Action = request.Action,
            Resource = request.Resource,
            Decision = decision.Outcome switch { Outcome.Allowed => "allowed", Outcome.ExplicitDeny => "explicitDeny", _ => "implicitDeny" },
            Because = policies.Because(decision),
            Policies = [.. policies.Words()],
            NearMisses = decision.Outcome is Outcome.ImplicitDeny ? [.. policies.NearMisses(decision.Layer)] : [],
            Fixes = decision.IsAllowed ? [] : Repair.Of(request, place).Fixes,
        };
    }
}
