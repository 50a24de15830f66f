using Usher.Access;
using Usher.Access.Callers;
using Usher.Access.Sts;
using Usher.Api.Calls;
using Usher.Api.Query;
using Usher.Wire.Errors;
using Usher.Wire.Query;
using Usher.Wire.Sts;

namespace Usher.Api.Sts;

/// <summary>Every operation of STS that is here.</summary>
/// <remarks>STS API reference, "Actions". GetCallerIdentity and GetSessionToken need no right: no policy can deny what a key is for.</remarks>
internal sealed class StsOperations(UsherAccount account)
{
    public IEnumerable<QueryOperation> All =>
    [
        new("GetCallerIdentity", (call, _, _) => Task.FromResult<object?>(Identity(call.Caller))),
        new("AssumeRole", (call, form, _) => Task.FromResult<object?>(AssumeRole(QueryReader.Read<AssumeRoleRequest>(form), call))),
        new("GetSessionToken", (call, form, _) => Task.FromResult<object?>(SessionToken(QueryReader.Read<GetSessionTokenRequest>(form), call.Caller))),
    ];

    private static GetCallerIdentityResponse Identity(Caller caller) => new() { UserId = caller.UserId, Account = caller.Account, Arn = caller.Arn };

    private AssumeRoleResponse AssumeRole(AssumeRoleRequest asked, AwsCall call)
    {
        RefuseFactors(asked.SerialNumber, asked.TokenCode);
        var request = new RoleRequest(asked.RoleArn, asked.RoleSessionName)
        {
            DurationSeconds = asked.DurationSeconds,
            Policy = asked.Policy,
            PolicyArns = [.. (asked.PolicyArns ?? []).Select(policy => policy.Arn ?? "")],
            Tags = [.. (asked.Tags ?? []).Select(tag => KeyValuePair.Create(tag.Key, tag.Value))],
            TransitiveTagKeys = asked.TransitiveTagKeys ?? [],
            ExternalId = asked.ExternalId,
            SourceIdentity = asked.SourceIdentity,
        };

        // A role that is not there is refused like one that trusts nobody, in the same words: names cannot be tried out.
        var role = account.Identities.Current.FindRole(request.RoleArn);
        foreach (var action in RoleRequirements.ActionsOf(request, call.Caller))
            call.Authorize(action, role?.Arn ?? request.RoleArn, role?.TrustPolicy, context: RoleRequirements.ContextOf(request, role, call.Caller), needsResourcePolicy: true);
        if (role is null)
            throw new AwsException("AccessDenied", $"User: {call.Caller.Arn} is not authorized to perform: sts:AssumeRole on resource: {request.RoleArn}");

        var session = account.Sessions.Assume(request, role, call.Caller);
        return new()
        {
            Credentials = Of(session),
            AssumedRoleUser = new()
            {
                Arn = Usher.Access.Identities.IamArns.Session(role.Account, role.Name, request.SessionName),
                AssumedRoleId = $"{role.Id}:{request.SessionName}",
            },
            PackedPolicySize = SessionSize.PercentOf(request),
            SourceIdentity = call.Caller.SourceIdentity ?? request.SourceIdentity,
        };
    }

    private GetSessionTokenResponse SessionToken(GetSessionTokenRequest asked, Caller caller)
    {
        RefuseFactors(asked.SerialNumber, asked.TokenCode);
        return new() { Credentials = Of(account.Sessions.ForCaller(caller, asked.DurationSeconds)) };
    }

    private static void RefuseFactors(string? serialNumber, string? tokenCode)
    {
        if (serialNumber is not null || tokenCode is not null)
            throw new AwsException("AccessDenied", "MultiFactorAuthentication failed: there are no devices for it here. Leave SerialNumber and TokenCode out.");
    }

    private static Credentials Of(SessionCredentials session) => new()
    {
        AccessKeyId = session.AccessKeyId,
        SecretAccessKey = session.SecretAccessKey,
        SessionToken = session.SessionToken,
        Expiration = session.Expires,
    };
}
