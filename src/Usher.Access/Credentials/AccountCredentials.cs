using Usher.Access.Callers;
using Usher.Access.Identities;
using Usher.Access.Policies;
using Usher.Access.Secrets;
using Usher.Access.Sts;

namespace Usher.Access.Credentials;

/// <summary>Finds access keys among the account's identities, and sessions in their tokens.</summary>
public sealed class AccountCredentials(IdentityAccount account, AccessKeySecrets secrets, SessionTokens tokens) : ICredentials
{
    private volatile KeyIndex _index = new(account.Current);

    /// <inheritdoc/>
    public CredentialLookup Find(string accessKeyId, string? sessionToken, DateTimeOffset now)
    {
        var index = Index();
        if (sessionToken is not null)
            return FindSession(index, accessKeyId, sessionToken, now);
        if (index.Find(accessKeyId) is not { } owner)
            return new(UniqueId.Lasts(accessKeyId) ? CredentialOutcome.Unknown : CredentialOutcome.WrongSessionToken);

        return owner.Key.IsActive
            ? new(CredentialOutcome.Valid, index.Lasting(accessKeyId, _ => Lasting(index.Snapshot, owner)))
            : new(CredentialOutcome.Inactive);
    }

    /// <inheritdoc/>
    public void NoteUse(string accessKeyId, string service, string region) => account.KeyUses.Note(accessKeyId, service, region);

    private KeyIndex Index()
    {
        var (index, current) = (_index, account.Current);
        // Two threads may both make one; they are the same, and one of them is kept.
        return ReferenceEquals(index.Snapshot, current) ? index : _index = new(current);
    }

    private Credential Lasting(AccountSnapshot snapshot, KeyOwner owner)
    {
        var caller = owner.User is { } user ? IdentityCallers.OfUser(snapshot, user) : IdentityCallers.OfRoot(snapshot);
        var secret = secrets.Open(owner.Key)
            ?? throw new KeyFileException($"The secret of the access key {owner.Key.Id} does not open with the key file: it was altered, or sealed with another key file.");
        return new(secret, caller with { AccessKeyId = owner.Key.Id });
    }

    private CredentialLookup FindSession(KeyIndex index, string accessKeyId, string token, DateTimeOffset now)
    {
        var session = index.Session(token);
        if (session is null)
        {
            if (tokens.Open(token, accessKeyId) is not { } grant)
                return new(CredentialOutcome.WrongSessionToken);
            if (CallerOf(index, grant) is not { } caller)
                return new(grant.Expires <= now ? CredentialOutcome.Expired : CredentialOutcome.Unknown);

            session = new(accessKeyId, grant.Expires, new(grant.Secret, caller with { AccessKeyId = accessKeyId }));
            index.Remember(token, session);
        }

        if (session.KeyId != accessKeyId)
            return new(CredentialOutcome.WrongSessionToken);
        return session.Expires <= now ? new(CredentialOutcome.Expired) : new(CredentialOutcome.Valid, session.Credential);
    }

    /// <summary>Null where the user or the role is gone.</summary>
    private static Caller? CallerOf(KeyIndex index, SessionGrant grant)
    {
        var snapshot = index.Snapshot;
        if (grant.RoleSession is { } name)
            return index.Role(grant.PrincipalId) is { } role ? OfRole(snapshot, role, name, grant) : null;
        if (grant.PrincipalId == snapshot.Account)
            return IdentityCallers.OfRoot(snapshot);
        return index.User(grant.PrincipalId) is { } user ? IdentityCallers.OfUser(snapshot, user) : null;
    }

    private static Caller? OfRole(AccountSnapshot snapshot, Role role, string session, SessionGrant grant)
    {
        // A policy that was deleted since must not leave a session with fewer bounds than it was given.
        var managed = grant.PolicyArns.Select(snapshot.FindPolicy).ToArray();
        if (managed.Any(policy => policy is null))
            return null;

        var caller = IdentityCallers.OfRole(snapshot, role, session);
        return caller with
        {
            Tags = role.Tags.SetItems(grant.Tags),
            TransitiveTagKeys = grant.TransitiveTagKeys,
            SourceIdentity = grant.SourceIdentity,
            SessionPolicies =
            [
                .. grant.Policy is { } policy ? [new NamedPolicy("SessionPolicy", $"session policy of {caller.Arn}", PolicyDocument.Reread(policy, PolicyKind.Identity))] : Array.Empty<NamedPolicy>(),
                .. managed.Select(policy => policy!.Named),
            ],
        };
    }
}
