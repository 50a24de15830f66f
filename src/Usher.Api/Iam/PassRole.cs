using Usher.Access.Deciding;
using Usher.Api.Calls;

namespace Usher.Api.Iam;

/// <summary>Checks that the caller may pass a role to a service. Otherwise a service could do for a caller what the caller may not do.</summary>
/// <remarks>IAM User Guide, "Grant a user permissions to pass a role to an AWS service".</remarks>
internal static class PassRole
{
    /// <param name="call">The call whose caller passes the role.</param>
    /// <param name="roleArn">The role.</param>
    /// <param name="service">The service that assumes the role, such as <c>personalize.amazonaws.com</c>.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">AccessDenied.</exception>
    public static void Authorize(AwsCall call, string roleArn, string service) =>
        call.Authorize("iam:PassRole", roleArn, context: ContextKeys.None.With("iam:PassedToService", service));
}
