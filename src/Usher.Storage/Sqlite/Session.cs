using Microsoft.Data.Sqlite;

namespace Usher.Storage.Sqlite;

/// <summary>A connection to a database with its prepared statements. Not thread-safe.</summary>
internal sealed class Session : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _prepared = [];

    public Session(string file)
    {
        _connection = new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        _connection.Open();
        // FULL: a commit is on the disk when it returns. WAL: readers do not wait for writers.
        Execute("PRAGMA journal_mode = WAL");
        Execute("PRAGMA synchronous = FULL");
        Execute("PRAGMA busy_timeout = 10000");
    }

    /// <summary>Runs a statement.</summary>
    /// <param name="sql">The statement, with parameters $1, $2 and so on.</param>
    /// <param name="values">The values of the parameters, in their order.</param>
    /// <returns>The number of changed rows.</returns>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteNonQuery();

    /// <summary>The first column of the first row; null if there is no row or no value.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteScalar() is { } value and not DBNull ? value : null;

    /// <summary>The first row; null if there is none.</summary>
    public T? First<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
        where T : class
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        return reader.Read() ? read(reader) : null;
    }

    /// <summary>All rows.</summary>
    public IReadOnlyList<T> All<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values) => [.. Each(sql, read, values)];

    /// <summary>All rows, read lazily. The statement must not be run again before the enumeration has ended.</summary>
    public IEnumerable<T> Each<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values) => Rows(Prepare(sql, values), read);

    /// <summary>Runs a script of several statements, which is not kept as a prepared statement.</summary>
    public void Script(string sql)
    {
        using var command = CommandOf(sql);
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
            command.Dispose();
        _connection.Dispose();
    }

    private static IEnumerable<T> Rows<T>(SqliteCommand command, Func<SqliteDataReader, T> read)
    {
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return read(reader);
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = CommandOf(sql);
            for (var number = 1; number <= values.Length; number++)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${number}" });
            _prepared.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    private SqliteCommand CommandOf(string sql)
    {
        var command = _connection.CreateCommand();
        // All statements are constants of this project; input is passed in parameters.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
