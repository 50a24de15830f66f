using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Usher.Storage.Sqlite;

/// <summary>Runs changes one after the other on a thread of its own, and commits those together that arrived while the disk was busy with the previous commit.</summary>
internal sealed class WriteQueue : IDisposable
{
    private const int MaxBatch = 256;

    private readonly BlockingCollection<Change> _waiting = [];
    private readonly Session _session;
    private readonly Func<Exception> _noRoom;
    private readonly Thread _thread;

    /// <param name="session">The session, which the queue disposes.</param>
    /// <param name="name">The name of the thread.</param>
    /// <param name="noRoom">Creates the exception for a full disk.</param>
    public WriteQueue(Session session, string name, Func<Exception> noRoom)
    {
        _session = session;
        _noRoom = noRoom;
        _thread = new(Run) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>Runs a change. The task ends when it is on the disk.</summary>
    /// <param name="change">The change. If it throws, it is rolled back, and the task fails with the exception.</param>
    public Task<T> RunAsync<T>(Func<Session, T> change)
    {
        var queued = new Change<T>(change);
        _waiting.Add(queued);
        return queued.Task;
    }

    /// <summary>Completes the waiting changes, then ends the thread.</summary>
    public void Dispose()
    {
        _waiting.CompleteAdding();
        _thread.Join();
        _session.Dispose();
        _waiting.Dispose();
    }

    private void Run()
    {
        var together = new List<Change>(MaxBatch);
        foreach (var first in _waiting.GetConsumingEnumerable())
        {
            together.Add(first);
            while (together.Count < MaxBatch && _waiting.TryTake(out var next))
                together.Add(next);
            Commit(together);
            together.Clear();
        }
    }

    private void Commit(List<Change> changes)
    {
        try
        {
            _session.Execute("BEGIN IMMEDIATE");
            foreach (var change in changes)
                RunOne(change);
            _session.Execute("COMMIT");
        }
        catch (SqliteException error)
        {
            RollBack();
            var told = IsOutOfRoom(error) ? _noRoom() : error;
            foreach (var change in changes)
                change.Fail(told);
        }

        foreach (var change in changes)
            change.End();
    }

    private void RunOne(Change change)
    {
        _session.Execute("SAVEPOINT change");
        try
        {
            change.Run(_session);
        }
        catch (Exception error) when (error is not SqliteException)
        {
            _session.Execute("ROLLBACK TO change");
            change.Fail(error);
        }

        _session.Execute("RELEASE change");
    }

    private void RollBack()
    {
        try
        {
            _session.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back already, as it does when the disk is full.
        }
    }

    // SQLITE_FULL
    private static bool IsOutOfRoom(SqliteException error) => error.SqliteErrorCode == 13;

    private abstract class Change
    {
        public abstract void Run(Session session);

        public abstract void Fail(Exception error);

        /// <summary>Completes the task of the change, after the outcome is on the disk.</summary>
        public abstract void End();
    }

    private sealed class Change<T>(Func<Session, T> change) : Change
    {
        private readonly TaskCompletionSource<T> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;
        private Exception? _error;

        public Task<T> Task => _end.Task;

        public override void Run(Session session) => _result = change(session);

        public override void Fail(Exception error) => _error = error;

        public override void End()
        {
            if (_error is null)
                _end.SetResult(_result!);
            else
                _end.SetException(_error);
        }
    }
}
