using Microsoft.AspNetCore.Http;

namespace Usher.Http.Connections;

/// <summary>A request that is being answered, until this is disposed: its connection is not closed to make room for others.</summary>
public readonly record struct RequestInProgress : IDisposable
{
    private readonly OpenConnection? _connection;

    private RequestInProgress(OpenConnection? connection) => _connection = connection;

    /// <summary>Marks the connection of a request; one of a port without limits has nothing to mark.</summary>
    public static RequestInProgress Of(HttpContext http)
    {
        var connection = http.Features.Get<OpenConnection>();
        connection?.Begin();
        return new(connection);
    }

    /// <summary>The request has been answered.</summary>
    public void Dispose() => _connection?.End();
}
