using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Usher.Access.Identities;
using Usher.Storage.Sqlite;

namespace Usher.Storage.Identities;

/// <summary>Stores identities in an SQLite file of their own.</summary>
/// <remarks>
/// A write-ahead log (WAL) is flushed to the disk with each transaction (synchronous=FULL), so acknowledged changes survive a crash of the machine.
/// SQLite, "Write-Ahead Logging" and "PRAGMA synchronous".
/// </remarks>
public sealed class SqliteIdentityRecords : IIdentityRecords
{
    private readonly DbContextOptions<IdentityContext> _options;

    private SqliteIdentityRecords(string path, SqliteOpenMode mode) => _options = new DbContextOptionsBuilder<IdentityContext>()
        .UseSqlite(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode }.ToString())
        .AddInterceptors(new FullySynchronous())
        .Options;

    /// <summary>Opens the file, creates it if it does not exist, and migrates its tables.</summary>
    /// <param name="path">For example identities.db in the data folder, which this process has locked.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <exception cref="InvalidDataException">The file is of a later version of the program.</exception>
    public static async Task<SqliteIdentityRecords> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var records = new SqliteIdentityRecords(path, SqliteOpenMode.ReadWriteCreate);
        await using var context = records.NewContext();
        await MigrationSteps.ApplyAsync(context, cancellationToken);
        return records;
    }

    /// <summary>Opens the file for reading only, while another process may use it.</summary>
    /// <param name="path">For example identities.db in the data folder.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <returns>Null if the file does not exist, or has no tables yet.</returns>
    /// <exception cref="InvalidDataException">The file is of another version of the program.</exception>
    public static async Task<SqliteIdentityRecords?> FindAsync(string path, CancellationToken cancellationToken)
    {
        var records = new SqliteIdentityRecords(path, SqliteOpenMode.ReadOnly);
        await using var context = records.NewContext();
        return File.Exists(path) && await MigrationSteps.AreCurrentAsync(context, cancellationToken) ? records : null;
    }

    /// <inheritdoc/>
    public async Task<AccountSnapshot?> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = NewContext();
        // One transaction, so that all tables are read in the same state.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        return await IdentityReader.ReadAsync(context, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task WriteAsync(AccountSnapshot? before, AccountSnapshot after)
    {
        var difference = IdentityDifference.Of(before, after);
        await using var context = NewContext();
        await using var transaction = await context.Database.BeginTransactionAsync();
        // Deletes before inserts, because a new row may have the key of a deleted or changed one.
        context.RemoveRange(difference.Gone);
        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
        context.AddRange(difference.Come);
        await context.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    internal IdentityContext NewContext()
    {
        var context = new IdentityContext(_options);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return context;
    }
}
