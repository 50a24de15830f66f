using Microsoft.AspNetCore.Connections;

namespace Usher.Http.Connections;

/// <summary>
/// Keeps a port open for all clients. At the limit, a new connection replaces an idle one of the address with most connections, so a client that floods the port with incomplete requests
/// closes its own connections. The new connection is refused only if all others are busy.
/// </summary>
internal sealed class ConnectionLimiter(ConnectionLimits limits)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<AddressGroup, LinkedList<OpenConnection>> _open = [];
    private int _count;

    /// <summary>Serves a connection, if the limits allow it or an idle connection can be closed for it.</summary>
    public async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var open = new OpenConnection(connection, AddressGroup.Of(connection.RemoteEndPoint));
        if (!TryAdd(open, out var givenUp))
        {
            connection.Abort(new ConnectionAbortedException("The port has as many connections as it allows, and all of them are busy."));
            return;
        }

        givenUp?.Abort();
        connection.Features.Set(open);
        try
        {
            await next(connection);
        }
        finally
        {
            Remove(open);
        }
    }

    private bool TryAdd(OpenConnection open, out OpenConnection? givenUp)
    {
        lock (_lock)
        {
            var group = _open.GetValueOrDefault(open.Group);
            givenUp = null;
            var isFull = group is not null && open.Group.Kind is not AddressKind.Local && group.Count >= limits.PerAddress;
            if (isFull)
                givenUp = GiveUp(group!);
            else if (_count >= limits.Total)
                (isFull, givenUp) = (true, GiveUp(_open.Values.MaxBy(connections => connections.Count)!) ?? _open.Values.Select(GiveUp).FirstOrDefault(one => one is not null));

            if (isFull && givenUp is null)
                return false;
            if (givenUp is not null)
                Take(givenUp);

            // Looked up again, because Take removes a group that became empty.
            if (!_open.TryGetValue(open.Group, out group))
                _open[open.Group] = group = [];
            open.Place = group.AddLast(open);
            _count++;
            return true;
        }
    }

    private void Remove(OpenConnection open)
    {
        lock (_lock)
            Take(open);
    }

    private void Take(OpenConnection open)
    {
        // A connection that was closed for another one has no place any more.
        if (open.Place is not { List: { } group } place)
            return;

        group.Remove(place);
        _count--;
        if (group.Count == 0)
            _open.Remove(open.Group);
    }

    // Connections that never sent a request first, then keep-alive connections; the oldest of each first.
    private static OpenConnection? GiveUp(LinkedList<OpenConnection> connections) =>
        connections.FirstOrDefault(one => !one.HasAsked && one.TryGiveUp()) ?? connections.FirstOrDefault(one => one.TryGiveUp());
}
