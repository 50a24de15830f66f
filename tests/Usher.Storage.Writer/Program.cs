using Usher.Access;
using Usher.Access.Identities;
using Usher.Storage.Identities;

// Makes users with keys and policies in the account of a folder, without end, and says each name once the change is acknowledged.
// Whoever started it kills it, and then looks whether everything it said is there.
var folder = args[0];
var records = await SqliteIdentityRecords.OpenAsync(Path.Combine(folder, "identities.db"), CancellationToken.None);
using var account = await UsherAccount.OpenOrFoundAsync(records, Path.Combine(folder, "key"), TimeProvider.System, CancellationToken.None);
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
