using Microsoft.AspNetCore.Connections;

namespace Usher.Http.Connections;

/// <summary>A connection of a port with limits.</summary>
internal sealed class OpenConnection(ConnectionContext connection, AddressGroup group)
{
    // Far below zero, so that requests that begin or end afterwards do not bring the count back to zero.
    private const int Closed = int.MinValue / 2;

    private int _requests;

    public AddressGroup Group { get; } = group;

    /// <summary>Its place in the list of its group; changed under the limiter's lock.</summary>
    public LinkedListNode<OpenConnection>? Place { get; set; }

    /// <summary>Whether it has sent the complete head of at least one request.</summary>
    public bool HasAsked { get; private set; }

    /// <summary>The processing of a request begins.</summary>
    public void Begin()
    {
        HasAsked = true;
        Interlocked.Increment(ref _requests);
    }

    /// <summary>The processing of a request ends.</summary>
    public void End() => Interlocked.Decrement(ref _requests);

    /// <summary>Marks it as closed, unless it is busy.</summary>
    public bool TryGiveUp() => Interlocked.CompareExchange(ref _requests, Closed, 0) == 0;

    public void Abort() => connection.Abort(new ConnectionAbortedException("The connection had no request under way and was closed to make room for another one."));
}
