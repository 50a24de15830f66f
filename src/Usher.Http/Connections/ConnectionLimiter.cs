using Microsoft.AspNetCore.Connections;

namespace Usher.Http.Connections;

/// <summary>
/// Keeps a port open for everybody. Where there are too many connections, one that waits for a request is closed for the new one, of the address that has most of them: a client that opens
/// connections and sends half a request, or none, closes its own. The new one is refused only where every other is being answered.
/// </summary>
internal sealed class ConnectionLimiter(ConnectionLimits limits)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<AddressGroup, LinkedList<OpenConnection>> _open = [];
    private int _count;

    /// <summary>Serves a connection, if there is room for it or room can be made.</summary>
    public async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var open = new OpenConnection(connection, AddressGroup.Of(connection.RemoteEndPoint));
        if (!TryAdd(open, out var givenUp))
        {
            connection.Abort(new ConnectionAbortedException("There are as many connections as the port keeps, and all of them are being answered."));
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

            // Looked up again: it may have been emptied just now.
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
        // One that was closed for another has lost its place already.
        if (open.Place is not { List: { } group } place)
            return;

        group.Remove(place);
        _count--;
        if (group.Count == 0)
            _open.Remove(open.Group);
    }

    // Oldest first, and those that never asked anything before those that a client keeps for its next request.
    private static OpenConnection? GiveUp(LinkedList<OpenConnection> connections) =>
        connections.FirstOrDefault(one => !one.HasAsked && one.TryGiveUp()) ?? connections.FirstOrDefault(one => one.TryGiveUp());
}
