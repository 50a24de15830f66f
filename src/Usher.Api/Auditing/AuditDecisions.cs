namespace Usher.Api.Auditing;

/// <summary>What a call had to be allowed.</summary>
internal sealed record AuditDecisions
{
    /// <summary>Each action and resource that was asked for, in order; at most <see cref="Most"/>.</summary>
    public required IReadOnlyList<AuditDecision> Decisions { get; init; }

    /// <summary>Those beyond that, only counted; null where there are none.</summary>
    public int? More { get; init; }

    public const int Most = 20;
}

/// <summary>One question and its answer.</summary>
/// <param name="Action">For example s3:GetObject.</param>
/// <param name="Resource">An ARN or *.</param>
/// <param name="Outcome">allowed, implicitDeny or explicitDeny.</param>
/// <param name="Because">For a denial, what the operator should know: which statement denies, or which came near and where it did not fit.</param>
internal sealed record AuditDecision(string Action, string Resource, string Outcome, string? Because = null);
