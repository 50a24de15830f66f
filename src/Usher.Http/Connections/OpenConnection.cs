using Microsoft.AspNetCore.Connections;

namespace Usher.Http.Connections;

/// <summary>A connection that counts, and whether a request of it is being answered.</summary>
internal sealed class OpenConnection(ConnectionContext connection, AddressGroup group)
{
    // Far below zero, so that requests which begin and end meanwhile do not reach it again.
    private const int Closed = int.MinValue / 2;

    private int _requests;

    public AddressGroup Group { get; } = group;

    /// <summary>Among those of its group; changed under the limiter's lock.</summary>
    public LinkedListNode<OpenConnection>? Place { get; set; }

    /// <summary>Whether the head of a request has ever come whole.</summary>
    public bool HasAsked { get; private set; }

    /// <summary>The head of a request has come.</summary>
    public void Begin()
    {
        HasAsked = true;
        Interlocked.Increment(ref _requests);
    }

    /// <summary>It has been answered.</summary>
    public void End() => Interlocked.Decrement(ref _requests);

    /// <summary>Marks it as closed, unless a request is being answered.</summary>
    public bool TryGiveUp() => Interlocked.CompareExchange(ref _requests, Closed, 0) == 0;

    public void Abort() => connection.Abort(new ConnectionAbortedException("The connection had no request under way and was closed to make room for another one."));
}
