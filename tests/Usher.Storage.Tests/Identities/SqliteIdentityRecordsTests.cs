using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Usher.Access.Identities;
using Usher.Access.Policies;
using Usher.Contracts.Identities;
using Usher.Storage.Identities;

namespace Usher.Storage.Tests.Identities;

public sealed class SqliteIdentityRecordsTests : IdentityRecordsContract, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("usher-identities-");

    private string Path => System.IO.Path.Combine(_folder.FullName, "identities.db");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    protected override async Task<IIdentityRecords> OpenAsync() => await SqliteIdentityRecords.OpenAsync(Path, Stop);

    [Fact]
    public async Task Writes_ahead_to_a_log_and_flushes_each_transaction()
    {
        await using var context = (await SqliteIdentityRecords.OpenAsync(Path, Stop)).NewContext();

        Assert.Equal("wal", await Pragma<string>(context, "journal_mode"));
        Assert.Equal(2, await Pragma<long>(context, "synchronous"));
    }

    // Versions before took a Sid with blanks. A server that refused it now would never start on its folder again.
    [Fact]
    public async Task Reads_policies_that_are_no_longer_accepted()
    {
        const string Stored = """{ "Statement": { "Sid": "read all", "Effect": "Allow", "Action": "s3:Get Object", "Resource": "*" } }""";
        var created = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var user = new User { Account = "123456789012", Name = "ana", Id = "AIDAEXAMPLEEXAMPLE01", Created = created, Inline = Sorted.None<PolicyDocument>().Add("own", PolicyDocument.Reread(Stored, PolicyKind.Identity)) };
        var records = await SqliteIdentityRecords.OpenAsync(Path, Stop);
        await records.WriteAsync(null, new AccountSnapshot { Account = "123456789012", Created = created }.With(user));

        Assert.Equal(Stored, (await records.ReadAsync(Stop))!.User("ana").Inline["own"].Text);
    }

    [Fact]
    public async Task Knows_no_difference_between_its_tables_and_its_migrations()
    {
        await using var context = (await SqliteIdentityRecords.OpenAsync(Path, Stop)).NewContext();

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Writes_only_what_differs()
    {
        var account = await TestAccounts.NewAsync(await OpenAsync());
        await TestAccounts.FillAsync(account);
        var before = account.Current;
        await account.Tags.AddAsync(EntityKind.User, "adham", [new("cost", "8")], Stop);

        var difference = IdentityDifference.Of(before, account.Current);

        Assert.Equal("TagRow", Assert.Single(difference.Gone).GetType().Name);
        Assert.Equal("TagRow", Assert.Single(difference.Come).GetType().Name);
    }

    [Fact]
    public async Task Changes_nothing_when_a_write_fails_half_way()
    {
        var records = await OpenAsync();
        var account = await TestAccounts.NewAsync(records);
        await TestAccounts.FillAsync(account);
        var before = account.Current;
        // A second user of that name breaks the index, after other rows were taken out.
        var user = before.Users["adham"];
        var after = before.Without(user).With(user with { Id = UniqueId.ForUser() });

        await Assert.ThrowsAsync<DbUpdateException>(() => records.WriteAsync(before.Without(user), after));

        Assert.Equal(SnapshotText.Of(before), SnapshotText.Of((await (await OpenAsync()).ReadAsync(Stop))!));
    }

    [Fact]
    public async Task Holds_no_secret_in_the_open()
    {
        using var account = await Access.UsherAccount.OpenOrCreateAsync(await OpenAsync(), System.IO.Path.Combine(_folder.FullName, "key"), TimeProvider.System, Stop);
        var secret = account.RootKey.Secret;
        SqliteConnection.ClearAllPools();

        Assert.All(
            _folder.EnumerateFiles("identities.db*"),
            file => Assert.DoesNotContain(secret, File.ReadAllText(file.FullName, System.Text.Encoding.Latin1), StringComparison.Ordinal));
    }

    private static async Task<T> Pragma<T>(IdentityContext context, string name)
    {
        await context.Database.OpenConnectionAsync(Stop);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return (T)(await command.ExecuteScalarAsync(Stop))!;
    }
}
