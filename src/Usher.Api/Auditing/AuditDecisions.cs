using Usher.Api.Calls;

namespace Usher.Api.Auditing;

/// <summary>What a call had to be allowed.</summary>
internal sealed record AuditDecisions
{
    /// <summary>Each action and resource that was asked for, in order; at most <see cref="MaxDecisions"/>.</summary>
    public required IReadOnlyList<AuditDecision> Decisions { get; init; }

    /// <summary>Those beyond that, only counted; null where there are none.</summary>
    public int? More { get; init; }

    public const int MaxDecisions = 20;

    /// <summary>What was asked, with an explanation for each denial; null where nothing was.</summary>
    public static AuditDecisions? Of(IReadOnlyList<AskedAccess> asked) => asked.Count == 0
        ? null
        : new()
        {
            // Denials first, in case not all decisions fit.
            Decisions = [.. asked.OrderBy(one => one.Decision.IsAllowed).Take(MaxDecisions).Select(AuditDecision.Of)],
            More = asked.Count > MaxDecisions ? asked.Count - MaxDecisions : null,
        };
}
