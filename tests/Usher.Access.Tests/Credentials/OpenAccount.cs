using Usher.Access.Callers;
using Usher.Access.Credentials;
using Usher.Access.Identities;
using Usher.Access.Sts;
using Usher.Contracts;
using Usher.Contracts.Identities;

namespace Usher.Access.Tests.Credentials;

/// <summary>An account that is open, in memory and in a folder for its key file.</summary>
public abstract class OpenAccount : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("usher-open-");

    protected StandingClock Clock { get; } = new();

    protected UsherAccount Account { get; private set; } = null!;

    protected IdentityAccount Identities => Account.Identities;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Account = await UsherAccount.OpenOrCreateAsync(new MemoryIdentityRecords(), Path.Combine(_folder.FullName, "key"), Clock, Stop);

    public ValueTask DisposeAsync()
    {
        Account.Dispose();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>A user with a key.</summary>
    protected async Task<NewAccessKey> UserAsync(string name)
    {
        await Identities.Users.CreateAsync(name, "/", null, [], Stop);
        var key = Account.Secrets.Make(Clock.Now);
        await Identities.Users.AddKeyAsync(name, key.Key, Stop);
        return key;
    }

    protected async Task<Role> RoleAsync(string name, int maxSessionSeconds = 3_600, params IReadOnlyList<KeyValuePair<string, string>> tags) =>
        await Identities.Roles.CreateAsync(new(name, TestAccounts.TrustPersonalize) { MaxSessionSeconds = maxSessionSeconds, Tags = tags }, Stop);

    protected CredentialLookup Find(string keyId, string? token = null) => Account.Credentials.Find(keyId, token, Clock.Now);

    protected CredentialLookup Find(SessionCredentials session) => Find(session.AccessKeyId, session.SessionToken);

    protected Caller CallerOf(NewAccessKey key) => Find(key.Key.Id).Credential!.Caller;
}
