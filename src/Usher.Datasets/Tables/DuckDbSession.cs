using DuckDB.NET.Data;
using Usher.Datasets.Schemas;

namespace Usher.Datasets.Tables;

/// <summary>One in-memory DuckDB for one piece of work. Stops when the token says so, and says in plain words when a disk is full.</summary>
internal sealed class DuckDbSession : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");
    private readonly CancellationTokenRegistration _interrupt;
    private readonly CancellationToken _stop;
    private readonly string _spillFolder;

    // DuckDB forgets an interrupt that comes between two statements, so it is told again and again.
    private readonly Timer _interrupts;

    /// <param name="workFolder">Where DuckDB may put what does not fit into memory, in a folder of its own that goes with the session.</param>
    /// <param name="cancellationToken">Interrupts the statement that runs.</param>
    public DuckDbSession(string workFolder, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _stop = cancellationToken;
        _spillFolder = Path.Combine(workFolder, $".usher-spill-{Guid.NewGuid():N}");
        _connection.Open();
        _interrupts = new Timer(_ => DuckDB.NET.Native.NativeMethods.Startup.DuckDBInterrupt(_connection.NativeConnection));

        // Half of the memory stays for the arrays that come out of it, and for everyone else on the machine.
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;
        Execute(
            $"SET temp_directory = {Sql.Text(_spillFolder)}; SET memory_limit = '{memory >> 20}MiB'; "
            + "SET autoinstall_known_extensions = false; SET enable_progress_bar = false; SET preserve_insertion_order = true");

        _interrupt = cancellationToken.Register(() => _interrupts.Change(TimeSpan.Zero, TimeSpan.FromMilliseconds(100)));
    }

    public void Execute(string sql) => Guarded(() =>
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
        return 0;
    });

    /// <summary>For a few rows: bad ones, counts, file properties.</summary>
    public IReadOnlyList<T> Query<T>(string sql, Func<DuckDBDataReader, T> read) => Guarded(() =>
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    });

    public long Count(string sql) => Query(sql, row => row.CountOf(0))[0];

    /// <summary>For many rows: hands over DuckDB's own column vectors, some 2,000 rows at a time, in the order of the statement.</summary>
    public void Stream(string sql, ChunkHandler handle) => Guarded(() =>
    {
        ChunkStream.Run(_connection, sql, handle, _stop);
        return 0;
    });

    /// <summary>Adds rows to a table, in their order; gives how many there were.</summary>
    public long Append(string table, Schema schema, IEnumerable<IReadOnlyList<object?>> rows) => Guarded(() =>
    {
        var count = 0L;
        using var appender = _connection.CreateAppender(table);
        foreach (var cells in rows)
        {
            _stop.ThrowIfCancellationRequested();
            var row = appender.CreateRow();
            for (var column = 0; column < cells.Count; column++)
                Append(row, schema.Fields[column].Type, cells[column]);
            row.EndRow();
            count++;
        }

        return count;
    });

    public void Dispose()
    {
        _interrupt.Dispose();
        using (var ended = new ManualResetEvent(false))
        {
            if (_interrupts.Dispose(ended))
                ended.WaitOne();
        }

        _connection.Dispose();
        if (Directory.Exists(_spillFolder))
            Directory.Delete(_spillFolder, recursive: true);
    }

    private static void Append(IDuckDBAppenderRow row, FieldType type, object? cell) => _ = (cell, type) switch
    {
        (null, _) => row.AppendNullValue(),
        (string text, _) => row.AppendValue(text),
        (long number, FieldType.Int) => row.AppendValue((int?)checked((int)number)),
        (long number, _) => row.AppendValue((long?)number),
        (double number, FieldType.Float) => row.AppendValue((float?)number),
        (double number, _) => row.AppendValue((double?)number),
        (bool truth, _) => row.AppendValue((bool?)truth),
        _ => throw new ArgumentException($"A cell of {type} is a {cell.GetType()}.", nameof(cell)),
    };

    private T Guarded<T>(Func<T> work)
    {
        _stop.ThrowIfCancellationRequested();
        try
        {
            return work();
        }
        catch (DuckDBException e) when (_stop.IsCancellationRequested)
        {
            throw new OperationCanceledException("The reading was stopped.", e, _stop);
        }
        catch (DuckDBException e) when (e.Message.StartsWith("Out of Memory Error", StringComparison.Ordinal))
        {
            throw new InsufficientMemoryException(e.Message.Split('\n')[0], e);
        }
        catch (DuckDBException e) when (e.Message.Contains("No space left on device", StringComparison.Ordinal))
        {
            throw new DatasetException($"The disk is full: {e.Message.ReplaceLineEndings(" ")} Free some space, or write to another disk.", e);
        }
    }
}
