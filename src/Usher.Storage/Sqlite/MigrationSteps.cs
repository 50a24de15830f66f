using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Usher.Storage.Sqlite;

/// <summary>Brings the tables of a database of EF Core up to date, or says that they are not.</summary>
/// <remarks>
/// EF Core guards migrations by a row in a table of its own. The row stays where a process is killed while it migrates, and every later migration waits for it, for ever and without a word.
/// A data folder has a lock that goes with its process, so such a row tells nothing here.
/// </remarks>
internal static class MigrationSteps
{
    // SQLITE_READONLY
    private const int ReadOnly = 8;

    /// <summary>Makes the file where it is not there, rolls back what a killed process had not committed, and runs the migrations that have not been run.</summary>
    /// <param name="context">To a file that no other process migrates: the caller has its folder locked.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="InvalidDataException">The file is of a later version of the program.</exception>
    public static async Task ApplyAsync(DbContext context, CancellationToken cancellationToken)
    {
        // EF Core looks at a file through a connection that may only read, and that fails where a kill left a transaction to be rolled back. This connection may write, so SQLite rolls back first.
        // In WAL mode no later kill leaves such a transaction.
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
        if (await CompareAsync(context, cancellationToken) is State.Current)
            return;

        await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS __EFMigrationsLock", cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>Looks at a file without changing it.</summary>
    /// <returns>False if it has no tables yet: its first start has not come so far.</returns>
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
            // A transaction is to be rolled back, which a reader may not do: the first start was killed before it had made a table.
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
