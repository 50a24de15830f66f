using Usher.Access.Callers;
using Usher.Access.Deciding;

namespace Usher.Access.Explaining;

/// <summary>What the caller reads when he is refused.</summary>
/// <remarks>IAM User Guide, "Troubleshoot access denied error messages".</remarks>
public static class DenialText
{
    /// <summary>For example: User: arn:… is not authorized to perform: s3:GetObject on resource: "arn:…" because no identity-based policy allows the s3:GetObject action.</summary>
    public static string Of(AccessRequest request, Decision decision)
    {
        var who = request.Caller.Kind is CallerKind.Anonymous ? "anonymous" : request.Caller.Arn;
        // S3 puts the ARN in quotation marks, the others do not.
        var resource = request.Action.StartsWith("s3:", StringComparison.OrdinalIgnoreCase) ? $"\"{request.Resource}\"" : request.Resource;
        var sentence = $"User: {who} is not authorized to perform: {request.Action} on resource: {resource}";
        var policy = NameOf(decision.Layer);
        return decision.Outcome is Outcome.ExplicitDeny
            ? $"{sentence} with an explicit deny in {(policy[0] is 'i' ? "an" : "a")} {policy}"
            : $"{sentence} because no {policy} allows the {request.Action} action";
    }

    private static string NameOf(PolicyLayer layer) => layer switch
    {
        PolicyLayer.Resource => "resource-based policy",
        PolicyLayer.Trust => "role trust policy",
        PolicyLayer.Boundary => "permissions boundary",
        PolicyLayer.Session => "session policy",
        _ => "identity-based policy",
    };
}
