using Usher.Access.Deciding;

namespace Usher.Access.Explaining;

/// <summary>What the caller reads when he is refused.</summary>
/// <remarks>IAM User Guide, "Troubleshoot access denied error messages".</remarks>
public static class DenialText
{
    /// <summary>For example: User: arn:… is not authorized to perform: s3:GetObject on resource: arn:… because no identity-based policy allows the s3:GetObject action.</summary>
    public static string Of(AccessRequest request, Decision decision) => throw new NotImplementedException($"{request}{decision}");
}
