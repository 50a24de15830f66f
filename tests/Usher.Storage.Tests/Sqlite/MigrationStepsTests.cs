using Microsoft.Data.Sqlite;
using Usher.Storage.Identities;
using Usher.Storage.Resources;

namespace Usher.Storage.Tests.Sqlite;

/// <summary>What a start finds of a start before it that was killed, or of another version of the program.</summary>
public sealed class MigrationStepsTests : IDisposable
{
    // As EF Core makes it: __EFMigrationsLock, with the one row that says that a migration is under way.
    private const string LeftLock = """
        CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
        INSERT OR REPLACE INTO "__EFMigrationsLock"("Id", "Timestamp") VALUES(1, '2026-11-23 00:00:00+00:00');
        """;

    // A start that waits for a lock waits for ever.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("usher-migrations-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string File => Path.Combine(_folder.FullName, "some.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lock_that_a_killed_first_start_left_does_not_hold_up_the_next(bool isIdentities)
    {
        Run(LeftLock);

        await OpenAsync(isIdentities).WaitAsync(Patience, Stop);

        Assert.Equal(1L, Scalar("SELECT count(*) FROM __EFMigrationsHistory"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_transaction_that_a_killed_first_start_left_is_rolled_back(bool isIdentities)
    {
        LeaveTransaction();

        await OpenAsync(isIdentities).WaitAsync(Patience, Stop);

        Assert.Equal(1L, Scalar("SELECT count(*) FROM __EFMigrationsHistory"));
        Assert.Equal(0L, Scalar("SELECT count(*) FROM sqlite_master WHERE name = 'half'"));
    }

    [Fact]
    public async Task A_reader_finds_nothing_where_a_killed_first_start_left_a_transaction()
    {
        LeaveTransaction();

        Assert.Null(await SqliteIdentityRecords.FindAsync(File, Stop));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lock_that_is_left_in_a_file_that_is_up_to_date_is_not_even_looked_at(bool isIdentities)
    {
        await OpenAsync(isIdentities);
        Run(LeftLock);

        await OpenAsync(isIdentities).WaitAsync(Patience, Stop);

        Assert.Equal(1L, Scalar("SELECT count(*) FROM __EFMigrationsLock"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_of_a_later_version_is_refused_with_what_to_do(bool isIdentities)
    {
        await OpenAsync(isIdentities);
        Run("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0.0')");

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => OpenAsync(isIdentities));

        Assert.Contains("29990101000000_Later", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Use that version, or restore the backup", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_finds_nothing_in_a_file_that_is_not_there_and_does_not_make_it()
    {
        Assert.Null(await SqliteIdentityRecords.FindAsync(File, Stop));
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public async Task A_reader_finds_nothing_in_a_file_whose_first_start_was_killed_and_leaves_it_as_it_is()
    {
        Run(LeftLock);
        var before = await System.IO.File.ReadAllBytesAsync(File, Stop);

        Assert.Null(await SqliteIdentityRecords.FindAsync(File, Stop).WaitAsync(Patience, Stop));

        SqliteConnection.ClearAllPools();
        Assert.Equal(before, await System.IO.File.ReadAllBytesAsync(File, Stop));
    }

    [Fact]
    public async Task A_reader_waits_for_no_lock_and_refuses_a_file_of_a_later_version()
    {
        await OpenAsync(isIdentities: true);
        Run(LeftLock);
        Assert.NotNull(await SqliteIdentityRecords.FindAsync(File, Stop).WaitAsync(Patience, Stop));

        Run("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0.0')");
        await Assert.ThrowsAsync<InvalidDataException>(() => SqliteIdentityRecords.FindAsync(File, Stop));
    }

    private Task OpenAsync(bool isIdentities) => isIdentities ? SqliteIdentityRecords.OpenAsync(File, Stop) : SqliteResourceStore.OpenAsync(File, Stop);

    // A file and its rollback journal, as a kill in the midst of a transaction leaves them: some pages are written, and the journal says what was in their place.
    private void LeaveTransaction()
    {
        var alive = Path.Combine(_folder.FullName, "alive.db");
        using var connection = new SqliteConnection($"Data Source={alive};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            CREATE TABLE first (x);
            PRAGMA cache_size = 2;
            BEGIN;
            CREATE TABLE half (x);
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) INSERT INTO half SELECT randomblob(1000) FROM n;
            """;
        command.ExecuteNonQuery();
        System.IO.File.Copy(alive, File);
        System.IO.File.Copy(alive + "-journal", File + "-journal");
    }

    private void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private long Scalar(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
