using Usher.Access;
using Usher.Access.Identities;
using Usher.Storage.Identities;

namespace Usher.Storage.Writer;

/// <summary>Makes users with keys and policies in the account of a folder, and says each name once the change is acknowledged.</summary>
internal static class IdentityWriter
{
    public static async Task RunAsync(string folder)
    {
        var records = await SqliteIdentityRecords.OpenAsync(Path.Combine(folder, "identities.db"), CancellationToken.None);
        using var account = await UsherAccount.OpenOrCreateAsync(records, Path.Combine(folder, "key"), TimeProvider.System, CancellationToken.None);
        var identities = account.Identities;

        for (var number = identities.Current.Users.Count; ; number++)
        {
            var name = $"user-{number}";
            await identities.Users.CreateAsync(name, "/", null, [new("number", name)], CancellationToken.None);
            await identities.Users.AddKeyAsync(name, account.Secrets.Make(identities.Now).Key, CancellationToken.None);
            await identities.InlinePolicies.PutAsync(
                EntityKind.User, name, "all", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""", CancellationToken.None);
            Console.WriteLine(name);
        }
    }
}
