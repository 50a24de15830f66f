using System.Runtime.CompilerServices;
using Usher.Core.EventStore;
using Usher.Storage.Sqlite;
using Usher.Wire.Errors;

namespace Usher.Storage.Events;

/// <summary>Stores events and rows of items and users in one SQLite file.</summary>
/// <remarks>
/// All changes go through one queue, which commits those together that arrived while the disk was busy, so that many senders share one flush. Readers have sessions of their own and see committed data. They read
/// local pages, mostly from memory, so reads complete synchronously.
/// </remarks>
public sealed class SqliteEventStore : IEventStore, IDisposable
{
    private const int PageLength = 10_000;

    private readonly Sessions _readers;
    private readonly WriteQueue _writer;

    private SqliteEventStore(string file, Session session)
    {
        _readers = new(file);
        _writer = new(session, "store of events", NoRoom);
    }

    /// <summary>Opens the store.</summary>
    /// <param name="file">The file, such as events.db in the data folder. It is created if it does not exist, and migrated if it is of an older version.</param>
    /// <exception cref="InvalidDataException">The file is of a later version of the program.</exception>
    public static SqliteEventStore Open(string file)
    {
        var session = new Session(file);
        try
        {
            EventSchema.Apply(session);
            return new(file, session);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public Task<PutEventsOutcome> AddAsync(EventBatch events) => _writer.RunAsync(session => EventRows.Add(session, events));

    public Task<IReadOnlyList<PutEventsOutcome>> AddTogetherAsync(IReadOnlyList<EventBatch> batches) =>
        _writer.RunAsync<IReadOnlyList<PutEventsOutcome>>(session => [.. batches.Select(batch => EventRows.Add(session, batch))]);

    public ValueTask<IReadOnlyList<LiveEvent>> ReadUserAsync(string stream, string subject, long after, CancellationToken cancellationToken) =>
        new(_readers.Read(session => EventRows.OfSubject(session, stream, subject, after)));

    public async IAsyncEnumerable<StoredEvent> ReadEventsAsync(string stream, long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (; _readers.Read(session => EventRows.Page(session, stream, after, PageLength)) is { Count: > 0 } page; after = page[^1].Number)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var one in page)
                yield return one;
        }
    }

    public ValueTask<bool> HasEventsAfterAsync(string stream, long after, CancellationToken cancellationToken) =>
        new(_readers.Read(session => EventRows.Page(session, stream, after, 1)).Count > 0);

    public Task PutRowsAsync(string stream, IReadOnlyList<PutRow> rows) => _writer.RunAsync(session =>
    {
        PutRows.Put(session, stream, rows);
        return true;
    });

    public ValueTask<PutRow?> FindRowAsync(string stream, string id, CancellationToken cancellationToken) => new(_readers.Read(session => PutRows.Find(session, stream, id)));

    public async IAsyncEnumerable<PutRow> ReadRowsAsync(string stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var after = ""; _readers.Read(session => PutRows.Page(session, stream, after, PageLength)) is { Count: > 0 } page; after = page[^1].Id)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var row in page)
                yield return row;
        }
    }

    public Task KeepOnlyAsync(IReadOnlyCollection<string> streams) => _writer.RunAsync(session =>
    {
        Streams.KeepOnly(session, streams);
        return true;
    });

    public void Dispose()
    {
        _writer.Dispose();
        _readers.Dispose();
    }

    private static AwsException NoRoom() => new("ServiceUnavailable", "There is no room left on the disk behind the store of events. Nothing of this request was kept. Delete something, or tell the operator of this server.");
}
