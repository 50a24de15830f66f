using Usher.Access.Callers;
using Usher.Access.Deciding;

namespace Usher.Access.Explaining;

/// <summary>The message of a call that was denied.</summary>
/// <remarks>IAM User Guide, "Troubleshoot access denied error messages".</remarks>
public static class DenialText
{
    /// <summary>For example: User: arn:… is not authorized to perform: s3:GetObject on resource: "arn:…" because no identity-based policy allows the s3:GetObject action.</summary>
    public static string Of(AccessRequest request, Decision decision)
    {
        var who = request.Caller.Kind is CallerKind.Anonymous ? "anonymous" : request.Caller.Arn;
        var sentence = $"User: {who} is not authorized to perform: {request.Action}{OnResource(request)}";
        return decision.Outcome is Outcome.ExplicitDeny
            ? $"{sentence} with an explicit deny in {ArticleOf(decision.Layer)} {NameOf(decision.Layer)}"
            : $"{sentence} because no {NameOf(decision.Layer)} allows the {request.Action} action";
    }

    // S3 puts the ARN in quotation marks, the others do not. An action that has no resource is said without.
    private static string OnResource(AccessRequest request) => request.Resource switch
    {
        "*" => "",
        _ when request.Action.StartsWith("s3:", StringComparison.OrdinalIgnoreCase) => $" on resource: \"{request.Resource}\"",
        _ => $" on resource: {request.Resource}",
    };

    private static string ArticleOf(PolicyLayer layer) => layer switch
    {
        PolicyLayer.Identity => "an",
        PolicyLayer.Trust => "the",
        _ => "a",
    };

    private static string NameOf(PolicyLayer layer) => layer switch
    {
        PolicyLayer.Resource => "resource-based policy",
        PolicyLayer.Trust => "role trust policy",
        PolicyLayer.Boundary => "permissions boundary",
        PolicyLayer.Session => "session policy",
        _ => "identity-based policy",
    };
}
