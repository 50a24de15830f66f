using Usher.Access.Callers;
using Usher.Access.Identities;
using Usher.Access.Policies;
using Usher.Wire.Errors;

namespace Usher.Access.Sts;

/// <summary>Hands out temporary credentials. Whether the caller may have them has been asked before: see <see cref="RoleRequirements"/>.</summary>
/// <remarks>STS API reference, AssumeRole and GetSessionToken.</remarks>
public sealed class Sessions(IdentityAccount account, SessionTokens tokens)
{
    private const int Hour = 3_600;
    private const int TwelveHours = 12 * Hour;

    /// <summary>A session of a role.</summary>
    /// <exception cref="AwsException">ValidationError: it lasts longer than allowed; MalformedPolicyDocument, PackedPolicyTooLarge, InvalidParameterValue.</exception>
    public SessionCredentials Assume(RoleRequest request, Role role, Caller caller)
    {
        if (request.Policy is { } policy)
        {
            PolicyDocument.Parse(policy, PolicyKind.Identity);
            PolicySizeLimit.Session.Check(request.SessionName, policy);
        }

        foreach (var arn in request.PolicyArns)
            _ = account.Current.FindPolicy(arn) ?? throw new AwsException("ValidationError", $"Policy {arn} does not exist or is not attachable.");

        return HandOut(
            secret => new()
            {
                Secret = secret,
                PrincipalId = role.Id,
                RoleSession = request.SessionName,
                Expires = Now.AddSeconds(DurationOf(request, role, caller)),
                Policy = request.Policy,
                PolicyArns = request.PolicyArns,
                Tags = SessionTags.Of(request, caller),
                TransitiveTagKeys = [.. caller.TransitiveTagKeys.Union(request.TransitiveTagKeys, StringComparer.OrdinalIgnoreCase)],
                SourceIdentity = caller.SourceIdentity ?? request.SourceIdentity,
            });
    }

    /// <summary>Creates a session of the calling user or root, as GetSessionToken does.</summary>
    /// <param name="caller">A user or root, who signed with a long-term access key.</param>
    /// <param name="durationSeconds">Null for twelve hours; root gets an hour at most.</param>
    /// <exception cref="AwsException">AccessDenied: the caller signed with temporary credentials.</exception>
    public SessionCredentials ForCaller(Caller caller, int? durationSeconds)
    {
        if (caller.IsSession || caller.Kind is not (CallerKind.User or CallerKind.Root))
            throw new AwsException("AccessDenied", "Cannot call GetSessionToken with session credentials");

        var seconds = durationSeconds ?? TwelveHours;
        return HandOut(
            secret => new()
            {
                Secret = secret,
                PrincipalId = caller.UserId,
                Expires = Now.AddSeconds(caller.Kind is CallerKind.Root ? Math.Min(seconds, Hour) : seconds),
            });
    }

    private DateTimeOffset Now => account.Now;

    private SessionCredentials HandOut(Func<string, SessionGrant> grantFor)
    {
        var keyId = UniqueId.ForSessionKey();
        var grant = grantFor(UniqueId.NewSecret());
        return new(keyId, grant.Secret, tokens.Seal(grant, keyId), grant.Expires);
    }

    private static int DurationOf(RoleRequest request, Role role, Caller caller)
    {
        var seconds = request.DurationSeconds ?? Hour;
        if (caller.Kind is CallerKind.AssumedRole && seconds > Hour)
            throw new AwsException("ValidationError", "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
        if (seconds > role.MaxSessionSeconds)
            throw new AwsException("ValidationError", $"The requested DurationSeconds exceeds the MaxSessionDuration set for this role ({role.MaxSessionSeconds} seconds)");
        return seconds;
    }
}
