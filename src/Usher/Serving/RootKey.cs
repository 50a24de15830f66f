using Usher.CommandLine;
using Usher.Commands;

namespace Usher.Serving;

/// <summary>The key of the account itself, for whoever may read the data folder.</summary>
/// <remarks>No record: a record would print the secret wherever it is shown.</remarks>
internal sealed class RootKey(string account, string accessKeyId, string secretKey)
{
    public string Account => account;

    public string AccessKeyId => accessKeyId;

    /// <summary>Never to be logged.</summary>
    public string SecretKey => secretKey;

    /// <summary>Reads it from the data folder, whether a server runs or not.</summary>
    /// <exception cref="UsherException">There is no account yet.</exception>
    public static async Task<RootKey> ReadAsync(DataFolder folder, CommandContext context, CancellationToken stop)
    {
        using var account = folder.Exists ? await Composition.OpenAccountAsync(folder, context, stop) : null;
        return account is { RootKey: var root }
            ? new(account.Identities.Current.Account, root.Key.Id, root.Secret)
            : throw new UsherException($"There is no account in {folder.FullName} yet; the first start makes one: {folder.CommandLine("serve")}");
    }
}
