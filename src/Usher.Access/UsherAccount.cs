using System.Security.Cryptography;
using Usher.Access.Credentials;
using Usher.Access.Identities;
using Usher.Access.Secrets;
using Usher.Access.Sts;

namespace Usher.Access;

/// <summary>An account that is open: its identities, its keys and its sessions, put together.</summary>
public sealed class UsherAccount : IDisposable
{
    private UsherAccount(IdentityAccount identities, ReadOnlySpan<byte> masterKey)
    {
        var tokens = new SessionTokens(masterKey);
        Identities = identities;
        Secrets = new(masterKey);
        Credentials = new AccountCredentials(identities, Secrets, tokens);
        Sessions = new(identities, tokens);
        ServiceRoles = new(identities);
        PageTokenKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, masterKey.ToArray(), 32, info: "page tokens"u8.ToArray());
    }

    /// <summary>Whether it was made just now.</summary>
    public bool IsNew { get; private init; }

    public IdentityAccount Identities { get; }

    public AccessKeySecrets Secrets { get; }

    public ICredentials Credentials { get; }

    public Sessions Sessions { get; }

    public ServiceRoles ServiceRoles { get; }

    /// <summary>Signs the tokens of lists; the same at every start.</summary>
    public byte[] PageTokenKey { get; }

    /// <summary>An active key of the account itself, with its secret, for whoever may read the key file.</summary>
    public NewAccessKey RootKey => Identities.Current.RootKeys.FirstOrDefault(key => key.IsActive) is { } key
        ? new(key, Secrets.Open(key)!)
        : throw new InvalidOperationException("The account has no active root key; deleting the last one is refused.");

    /// <summary>Opens the account, or makes it with a root key and a key file where there is none yet.</summary>
    /// <param name="records">Where the identities lie.</param>
    /// <param name="keyFile">Path of the key file.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="KeyFileException">The key file is missing, open to others, or not the account's.</exception>
    public static async Task<UsherAccount> OpenOrCreateAsync(IIdentityRecords records, string keyFile, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await OpenAsync(records, keyFile, time, cancellationToken) is { } opened)
            return opened;

        // A key file without an account is what a crash during the first start leaves; nothing has been sealed with it that was acknowledged.
        var masterKey = File.Exists(keyFile) ? KeyFile.Read(keyFile) : KeyFile.Create(keyFile);
        var now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        var first = new AccountSnapshot { Account = UniqueId.NewAccount(), Created = now, RootKeys = [new AccessKeySecrets(masterKey).Make(now).Key] };
        return new(await IdentityAccount.CreateAsync(first, records, time), masterKey) { IsNew = true };
    }

    /// <summary>Opens the account.</summary>
    /// <returns>Null where none was made yet.</returns>
    /// <exception cref="KeyFileException">The key file is missing, open to others, or not the account's.</exception>
    public static async Task<UsherAccount?> OpenAsync(IIdentityRecords records, string keyFile, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await IdentityAccount.OpenAsync(records, time, cancellationToken) is not { } identities)
            return null;

        var account = new UsherAccount(identities, KeyFile.Read(keyFile));
        // One secret that opens tells that the key file is the right one.
        if (identities.Current.RootKeys.Any(key => account.Secrets.Open(key) is null))
            throw new KeyFileException($"The key file {keyFile} is not the one that the account {identities.Current.Account} was made with. Put the right one back from a backup.");
        return account;
    }

    /// <inheritdoc/>
    public void Dispose() => Identities.Dispose();
}
