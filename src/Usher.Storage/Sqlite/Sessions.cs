using System.Collections.Concurrent;

namespace Usher.Storage.Sqlite;

/// <summary>A pool of sessions for readers.</summary>
internal sealed class Sessions(string file) : IDisposable
{
    private readonly ConcurrentBag<Session> _idle = [];

    public T Read<T>(Func<Session, T> read)
    {
        if (!_idle.TryTake(out var session))
            session = new(file);
        try
        {
            return read(session);
        }
        finally
        {
            _idle.Add(session);
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var session))
            session.Dispose();
    }
}
