using Usher.Api.Calls;

namespace Usher.Api.Auditing;

/// <summary>One question and its answer.</summary>
/// <param name="Action">For example s3:GetObject.</param>
/// <param name="Resource">An ARN or *.</param>
/// <param name="Outcome">allowed, implicitDeny or explicitDeny.</param>
/// <param name="Because">For a denial, what the operator should know: which statement denies, or which came near and where it did not fit.</param>
internal sealed record AuditDecision(string Action, string Resource, string Outcome, string? Because = null)
{
    /// <summary>The question and answer of a call.</summary>
    public static AuditDecision Of(AskedAccess asked) => new(
        asked.Request.Action,
        asked.Request.Resource,
        asked.Decision.Outcome switch
        {
            Access.Deciding.Outcome.Allowed => "allowed",
            Access.Deciding.Outcome.ExplicitDeny => "explicitDeny",
            _ => "implicitDeny",
        },
        asked.Decision.IsAllowed ? null : OperatorText.Of(asked));
}
