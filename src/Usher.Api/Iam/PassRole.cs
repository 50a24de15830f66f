using Usher.Access.Deciding;
using Usher.Api.Calls;

namespace Usher.Api.Iam;

/// <summary>Asks whether a caller may hand a role to a service, so that nobody gains by a service what he may not do himself.</summary>
/// <remarks>IAM User Guide, "Grant a user permissions to pass a role to an AWS service".</remarks>
internal static class PassRole
{
    /// <param name="call">Whose caller hands it on.</param>
    /// <param name="roleArn">The role.</param>
    /// <param name="service">Who gets it, such as <c>personalize.amazonaws.com</c>.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">AccessDenied.</exception>
    public static void Authorize(AwsCall call, string roleArn, string service) =>
        call.Authorize("iam:PassRole", roleArn, context: ContextKeys.None.With("iam:PassedToService", service));
}
