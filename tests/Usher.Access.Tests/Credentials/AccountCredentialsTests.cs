using CsCheck;
using Usher.Access.Callers;
using Usher.Access.Credentials;
using Usher.Access.Identities;
using Usher.Access.Sts;
using Usher.Contracts.Identities;

namespace Usher.Access.Tests.Credentials;

public sealed class AccountCredentialsTests : OpenAccount
{
    [Fact]
    public async Task A_key_is_its_users()
    {
        var key = await UserAsync("ana");

        var found = Find(key.Key.Id);

        Assert.Equal(CredentialOutcome.Valid, found.Outcome);
        Assert.Equal(key.Secret, found.Credential!.SecretKey);
        Assert.Equal(("ana", key.Key.Id), (found.Credential.Caller.UserName, found.Credential.Caller.AccessKeyId));
        Assert.False(found.Credential.Caller.IsSession);
    }

    [Fact]
    public void The_first_key_is_root_s() => Assert.Equal(CallerKind.Root, CallerOf(Account.RootKey).Kind);

    [Fact]
    public async Task A_key_that_is_unknown_inactive_or_deleted_is_told_apart()
    {
        var key = await UserAsync("ana");
        Assert.Equal(CredentialOutcome.Unknown, Find(UniqueId.ForKey()).Outcome);

        await Identities.Users.SetKeyActiveAsync("ana", key.Key.Id, active: false, Stop);
        Assert.Equal(new(CredentialOutcome.Inactive), Find(key.Key.Id));
        await Identities.Users.SetKeyActiveAsync("ana", key.Key.Id, active: true, Stop);
        Assert.Equal(CredentialOutcome.Valid, Find(key.Key.Id).Outcome);
        await Identities.Users.DeleteKeyAsync("ana", key.Key.Id, Stop);
        Assert.Equal(new(CredentialOutcome.Unknown), Find(key.Key.Id));
    }

    [Fact]
    public async Task A_caller_is_made_once_and_anew_after_a_change()
    {
        var key = await UserAsync("ana");
        var before = CallerOf(key);
        Assert.Same(before, CallerOf(key));

        await Identities.Attachments.AttachAsync(EntityKind.User, "ana", TestAccounts.S3ReadOnly, Stop);

        Assert.Empty(before.IdentityPolicies);
        Assert.Equal("AmazonS3ReadOnlyAccess", Assert.Single(CallerOf(key).IdentityPolicies).Id);
    }

    [Fact]
    public async Task A_session_signs_with_its_token_alone()
    {
        var role = await RoleAsync("Execution");
        var session = Account.Sessions.Assume(new(role.Arn, "import"), role, CallerOf(Account.RootKey));

        Assert.Equal(CredentialOutcome.WrongSessionToken, Find(session.AccessKeyId).Outcome);
        var found = Find(session);
        Assert.Equal(CredentialOutcome.Valid, found.Outcome);
        Assert.Equal(session.SecretAccessKey, found.Credential!.SecretKey);
        Assert.Equal((IamArns.Session(role.Account, "Execution", "import"), true), (found.Credential.Caller.Arn, found.Credential.Caller.IsSession));
        Assert.Same(found.Credential, Find(session).Credential);
    }

    [Fact]
    public async Task A_token_goes_with_its_own_key_alone()
    {
        var role = await RoleAsync("Execution");
        var (one, other) = (Session(role), Session(role));
        // Also after the token is known.
        Assert.Equal(CredentialOutcome.Valid, Find(other).Outcome);

        Assert.Equal(CredentialOutcome.WrongSessionToken, Find(one.AccessKeyId, other.SessionToken).Outcome);
        Assert.Equal(CredentialOutcome.WrongSessionToken, Find(Account.RootKey.Key.Id, one.SessionToken).Outcome);
    }

    [Fact]
    public async Task A_token_that_was_altered_or_made_up_is_refused()
    {
        var session = Session(await RoleAsync("Execution"));

        Gen.Select(Gen.Int[0, session.SessionToken.Length - 1], Gen.Char["ABCxyz019+/=*"]).Sample((place, other) =>
        {
            var altered = session.SessionToken.ToCharArray();
            altered[place] = other;
            var token = new string(altered);
            // The last character before the padding carries bits that base64 does not read.
            if (!Reads(token).SequenceEqual(Reads(session.SessionToken)))
                Assert.Equal(CredentialOutcome.WrongSessionToken, Find(session.AccessKeyId, token).Outcome);
        });
        Gen.String.Sample(token => Assert.Equal(CredentialOutcome.WrongSessionToken, Find(session.AccessKeyId, token).Outcome));
        Assert.Equal(CredentialOutcome.WrongSessionToken, Find(session.AccessKeyId, new string('A', 1_000_000)).Outcome);
    }

    [Fact]
    public async Task A_session_ends_when_its_time_is_over_even_once_known()
    {
        var session = Session(await RoleAsync("Execution"));
        Assert.Equal(CredentialOutcome.Valid, Find(session).Outcome);

        Clock.Now = Clock.Now.AddHours(1).AddSeconds(-1);
        Assert.Equal(CredentialOutcome.Valid, Find(session).Outcome);
        Clock.Now = Clock.Now.AddSeconds(1);
        Assert.Equal(new(CredentialOutcome.Expired), Find(session));
    }

    [Fact]
    public async Task A_session_ends_with_its_role_and_a_namesake_does_not_inherit_it()
    {
        var session = Session(await RoleAsync("Execution"));
        await Identities.Roles.DeleteAsync("Execution", Stop);
        Assert.Equal(CredentialOutcome.Unknown, Find(session).Outcome);
        await RoleAsync("Execution");

        Assert.Equal(CredentialOutcome.Unknown, Find(session).Outcome);
    }

    [Fact]
    public async Task A_session_has_the_role_s_policies_as_they_are_now()
    {
        var session = Session(await RoleAsync("Execution"));
        Assert.Empty(Find(session).Credential!.Caller.IdentityPolicies);

        await Identities.InlinePolicies.PutAsync(EntityKind.Role, "Execution", "read", TestAccounts.ReadBuckets, Stop);

        Assert.Single(Find(session).Credential!.Caller.IdentityPolicies);
    }

    [Fact]
    public async Task A_session_brings_its_policies_and_tags()
    {
        var role = await RoleAsync("Execution", 3_600, new("team", "films"), new("cost", "7"));
        var request = new RoleRequest(role.Arn, "import")
        {
            Policy = TestAccounts.ReadBuckets,
            PolicyArns = [TestAccounts.S3ReadOnly],
            Tags = [new("Team", "books")],
            TransitiveTagKeys = ["Team"],
            SourceIdentity = "ana",
        };

        var caller = Find(Account.Sessions.Assume(request, role, CallerOf(Account.RootKey))).Credential!.Caller;

        Assert.Equal(["SessionPolicy", "AmazonS3ReadOnlyAccess"], caller.SessionPolicies.Select(policy => policy.Id));
        Assert.Equal(("books", "7"), (caller.Tags["team"], caller.Tags["cost"]));
        Assert.Equal(["Team"], caller.TransitiveTagKeys);
        Assert.Equal("ana", caller.SourceIdentity);
    }

    [Fact]
    public async Task A_session_ends_with_a_managed_policy_that_bounds_it()
    {
        var role = await RoleAsync("Execution");
        var policy = await Identities.Policies.CreateAsync("bound", "/", TestAccounts.ReadBuckets, null, [], Stop);
        var session = Account.Sessions.Assume(new(role.Arn, "import") { PolicyArns = [policy.Arn] }, role, CallerOf(Account.RootKey));
        Assert.Equal(CredentialOutcome.Valid, Find(session).Outcome);

        await Identities.Policies.DeleteAsync(policy.Arn, Stop);

        Assert.Equal(CredentialOutcome.Unknown, Find(session).Outcome);
    }

    [Fact]
    public async Task A_users_own_session_is_the_user_until_he_is_deleted()
    {
        var key = await UserAsync("ana");
        var session = Account.Sessions.ForCaller(CallerOf(key), null);

        var caller = Find(session).Credential!.Caller;
        Assert.Equal((CallerKind.User, "ana", true), (caller.Kind, caller.UserName, caller.IsSession));
        await Identities.Users.DeleteKeyAsync("ana", key.Key.Id, Stop);
        await Identities.Users.DeleteAsync("ana", Stop);
        Assert.Equal(CredentialOutcome.Unknown, Find(session).Outcome);
    }

    [Fact]
    public async Task More_sessions_than_are_kept_still_sign()
    {
        var role = await RoleAsync("Execution");
        var sessions = Enumerable.Range(0, 1_100).Select(_ => Session(role)).ToArray();

        Assert.All(sessions.Concat(sessions), session => Assert.Equal(CredentialOutcome.Valid, Find(session).Outcome));
    }

    private SessionCredentials Session(Role role) => Account.Sessions.Assume(new(role.Arn, "import"), role, CallerOf(Account.RootKey));

    private static byte[] Reads(string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length) ? bytes[..length] : [];
    }
}
