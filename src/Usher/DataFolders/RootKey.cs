using Usher.Access;
using Usher.CommandLine;
using Usher.Storage.Identities;

namespace Usher.DataFolders;

/// <summary>The root key of the account, which whoever may read the data folder can read.</summary>
/// <remarks>Not a record, because ToString of a record would print the secret.</remarks>
internal sealed class RootKey(string account, string accessKeyId, string secretKey)
{
    public string Account => account;

    public string AccessKeyId => accessKeyId;

    /// <summary>Must never be logged.</summary>
    public string SecretKey => secretKey;

    /// <summary>Reads it from the data folder, whether a server runs or not.</summary>
    /// <exception cref="UsherException">There is no account yet.</exception>
    /// <exception cref="InvalidDataException">The folder is of another version of the program.</exception>
    public static async Task<RootKey> ReadAsync(DataFolder folder, CommandContext context, CancellationToken cancellationToken)
    {
        using var account = await OpenAccountAsync(folder, context.Clock, cancellationToken);
        return account is { RootKey: var root }
            ? new(account.Identities.Current.Account, root.Key.Id, root.Secret)
            : throw new UsherException($"There is no account in {folder.FullName} yet; the first start makes one: {folder.CommandLine("serve")}");
    }

    // Only reads: a server may be using the folder, or creating it at this moment. Null where no account was created yet.
    private static async Task<UsherAccount?> OpenAccountAsync(DataFolder folder, TimeProvider clock, CancellationToken cancellationToken) =>
        File.Exists(folder.KeyFile) && await SqliteIdentityRecords.FindAsync(folder.Identities, cancellationToken) is { } records ? await UsherAccount.OpenAsync(records, folder.KeyFile, clock, cancellationToken) : null;
}
