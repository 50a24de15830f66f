using System.Security.Cryptography;
using Usher.Access.Credentials;
using Usher.Access.Identities;
using Usher.Access.Secrets;
using Usher.Access.Sts;

namespace Usher.Access;

/// <summary>An open account, with its identities, keys and sessions.</summary>
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

    /// <summary>Whether opening has created the account.</summary>
    public bool IsNew { get; private init; }

    public IdentityAccount Identities { get; }

    public AccessKeySecrets Secrets { get; }

    public ICredentials Credentials { get; }

    public Sessions Sessions { get; }

    public ServiceRoles ServiceRoles { get; }

    /// <summary>The key that signs the nextTokens of lists; the same after each start.</summary>
    public byte[] PageTokenKey { get; }

    /// <summary>An active access key of the account's root, with its secret.</summary>
    public NewAccessKey RootKey => Identities.Current.RootKeys.FirstOrDefault(key => key.IsActive) is { } key
        ? new(key, Secrets.Open(key)!)
        : throw new InvalidOperationException("The account has no active root key; deleting the last one is refused.");

    /// <summary>Opens the account, or creates it with a root key and a key file if there is none.</summary>
    /// <param name="records">The store of the identities.</param>
    /// <param name="keyFile">Path of the key file.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="KeyFileException">The key file is missing, readable for others, or not the account's.</exception>
    public static async Task<UsherAccount> OpenOrCreateAsync(IIdentityRecords records, string keyFile, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await OpenAsync(records, keyFile, time, cancellationToken) is { } opened)
            return opened;

        // A crash during the first start leaves a key file without an account. It can be used, because nothing that was encrypted with it has been acknowledged.
        var masterKey = File.Exists(keyFile) ? KeyFile.Read(keyFile) : KeyFile.Create(keyFile);
        var now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        var first = new AccountSnapshot { Account = UniqueId.NewAccount(), Created = now, RootKeys = [new AccessKeySecrets(masterKey).Make(now).Key] };
        return new(await IdentityAccount.CreateAsync(first, records, time), masterKey) { IsNew = true };
    }

    /// <summary>Opens the account.</summary>
    /// <returns>Null if there is no account.</returns>
    /// <exception cref="KeyFileException">The key file is missing, readable for others, or not the account's.</exception>
    public static async Task<UsherAccount?> OpenAsync(IIdentityRecords records, string keyFile, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await IdentityAccount.OpenAsync(records, time, cancellationToken) is not { } identities)
            return null;

        var account = new UsherAccount(identities, KeyFile.Read(keyFile));
        // If the key file decrypts the secret of each root key, it is the right one.
        if (identities.Current.RootKeys.Any(key => account.Secrets.Open(key) is null))
            throw new KeyFileException($"The key file {keyFile} is not the one that the account {identities.Current.Account} was made with. Put the right one back from a backup.");
        return account;
    }

    /// <inheritdoc/>
    public void Dispose() => Identities.Dispose();
}
