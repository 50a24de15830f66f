using Usher.Access.Callers;
using Usher.Access.Deciding;
using Usher.Access.Explaining;
using Usher.Access.Identities;
using Usher.Wire.Errors;

namespace Usher.Access.Sts;

/// <summary>Assumes roles as an AWS service does, such as Personalize reading a bucket with the role it was passed.</summary>
/// <remarks>IAM User Guide, "The confused deputy problem": the service says for whom and for what it acts, and the trust policy may ask.</remarks>
public sealed class ServiceRoles(IdentityAccount account)
{
    /// <summary>Assumes a role.</summary>
    /// <param name="roleArn">As the caller of the service passed it.</param>
    /// <param name="service">Such as <c>personalize.amazonaws.com</c>.</param>
    /// <param name="sourceAccount">aws:SourceAccount: the account of the resource it acts for.</param>
    /// <param name="sourceArn">aws:SourceArn: that resource.</param>
    /// <returns>The session, with the role's policies as they are at this moment.</returns>
    /// <exception cref="AwsException">AccessDenied: the role is not there, or does not trust the service.</exception>
    public Caller Assume(string roleArn, string service, string sourceAccount, string sourceArn)
    {
        var snapshot = account.Current;
        var role = snapshot.FindRole(roleArn);
        var session = service.Split('.')[0];
        var request = new AccessRequest(Caller.Service(service), "sts:AssumeRole", roleArn)
        {
            ResourceAccount = snapshot.Account,
            ResourcePolicy = role?.TrustPolicy,
            NeedsResourcePolicy = true,
            Context = ContextKeys.None
                .With("aws:SourceAccount", sourceAccount)
                .With("aws:SourceArn", sourceArn)
                .With("aws:PrincipalIsAWSService", "true")
                .With("aws:PrincipalServiceName", service)
                .With("sts:RoleSessionName", session),
        };
        var decision = PolicyEvaluator.Decide(request);
        return decision.IsAllowed && role is not null
            ? IdentityCallers.OfRole(snapshot, role, session)
            : throw new AwsException("AccessDenied", DenialText.Of(request, decision));
    }
}
