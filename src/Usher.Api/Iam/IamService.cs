using Usher.Access;
using Usher.Access.Callers;
using Usher.Access.Simulating;
using Usher.Api.Calls;
using Usher.Api.Query;
using Usher.Wire.Errors;

namespace Usher.Api.Iam;

/// <summary>IAM: users, groups, roles, policies, and what they would allow.</summary>
/// <param name="account">Whose.</param>
/// <param name="form">How simulations are arranged; by default as older scripts read them.</param>
internal sealed class IamService(UsherAccount account, SimulationForm form = SimulationForm.Pairs)
    : QueryService("iam", "2010-05-08", "https://iam.amazonaws.com/doc/2010-05-08/", new IamOperations(account, form).All)
{
    /// <remarks>STS API reference, GetSessionToken: its credentials may call no operation of IAM unless a second factor was used, and there are none here.</remarks>
    protected override void Admit(AwsCall call)
    {
        if (call.Caller is { IsSession: true, Kind: CallerKind.User or CallerKind.Root })
            throw new AwsException("InvalidClientTokenId", "The security token included in the request is invalid");
    }
}
