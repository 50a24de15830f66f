using Microsoft.Data.Sqlite;
using Usher.Access;
using Usher.Storage.Identities;

namespace Usher.Storage.Tests.Identities;

public sealed class KilledWriterTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("usher-killed-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Everything_acknowledged_is_there_after_kill_9_again_and_again()
    {
        var acknowledged = new List<string>();
        // Each at another moment of the writer's work.
        foreach (var names in (int[])[1, 7, 20])
            acknowledged.AddRange(await KilledWriter.RunAsync("identities", _folder.FullName, names, Stop));

        // A command that only reads, while what the killed writer last wrote is still in the log beside the file.
        var read = await (await SqliteIdentityRecords.FindAsync(Path.Combine(_folder.FullName, "identities.db"), Stop))!.ReadAsync(Stop);
        Assert.Empty(acknowledged.Except(read!.Users.Keys));

        var records = await SqliteIdentityRecords.OpenAsync(Path.Combine(_folder.FullName, "identities.db"), Stop);
        using var account = await UsherAccount.OpenAsync(records, Path.Combine(_folder.FullName, "key"), TimeProvider.System, Stop);

        Assert.NotNull(account);
        Assert.True(acknowledged.Count >= 28, $"{acknowledged.Count} names came.");
        Assert.All(acknowledged, name =>
        {
            var user = account.Identities.Current.Users[name];
            Assert.Equal(name, user.Tags["number"]);
            Assert.NotNull(account.Secrets.Open(Assert.Single(user.Keys)));
            Assert.Equal(["all"], user.Inline.Keys);
        });
    }
}
