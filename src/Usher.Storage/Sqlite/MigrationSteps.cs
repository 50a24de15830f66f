using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Usher.Storage.Sqlite;

/// <summary>Migrates the tables of an EF Core database, or checks whether they are current.</summary>
/// <remarks>
/// EF Core locks migrations by a row in a table of its own. If a process is killed while it migrates, the row stays, and every later migration waits for it forever without a message.
/// A data folder has a lock that ends with its process, so such a row is ignored here.
/// </remarks>
internal static class MigrationSteps
{
    // SQLITE_READONLY
    private const int ReadOnly = 8;

    /// <summary>Creates the file if it does not exist, rolls back what a killed process had not committed, and runs the missing migrations.</summary>
    /// <param name="context">The context of a file that no other process migrates, because the caller has locked its folder.</param>
    /// <param name="cancellationToken">Cancels the migration.</param>
    /// <exception cref="InvalidDataException">The file is of a later version of the program.</exception>
    public static async Task ApplyAsync(DbContext context, CancellationToken cancellationToken)
    {
        // EF Core checks a file with a read-only connection, which fails if a killed process left a transaction to roll back. This connection may write, so SQLite rolls back first.
        // In WAL mode a killed process leaves no such transaction.
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
        if (await CompareAsync(context, cancellationToken) is State.Current)
            return;

        await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS __EFMigrationsLock", cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>Checks a file without changing it.</summary>
    /// <returns>False if it has no tables yet, because the first start did not get that far.</returns>
    /// <exception cref="InvalidDataException">The file is of an earlier or a later version of the program.</exception>
    public static async Task<bool> AreCurrentAsync(DbContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await CompareAsync(context, cancellationToken) switch
            {
                State.Current => true,
                State.Empty => false,
                _ => throw new InvalidDataException($"{FileOf(context)} is of an earlier version of Usher. Start its server once, which brings it up to date: usher serve"),
            };
        }
        catch (SqliteException unfinished) when (unfinished.SqliteErrorCode == ReadOnly)
        {
            // A transaction must be rolled back, which a reader cannot do: the first start was killed before it had created a table.
            return false;
        }
    }

    private static async Task<State> CompareAsync(DbContext context, CancellationToken cancellationToken)
    {
        string[] known = [.. context.Database.GetMigrations()];
        string[] applied = [.. await context.Database.GetAppliedMigrationsAsync(cancellationToken)];
        if (applied.Except(known).FirstOrDefault() is { } later)
            throw new InvalidDataException($"{FileOf(context)} is of a later version of Usher (it has {later}). Use that version, or restore the backup that was made before the upgrade.");

        return applied.Length == known.Length ? State.Current : applied.Length == 0 ? State.Empty : State.Behind;
    }

    private static string FileOf(DbContext context) => new SqliteConnectionStringBuilder(context.Database.GetConnectionString()).DataSource;

    private enum State
    {
        Empty,
        Behind,
        Current,
    }
}
