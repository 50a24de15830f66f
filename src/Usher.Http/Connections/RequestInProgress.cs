using Microsoft.AspNetCore.Http;

namespace Usher.Http.Connections;

/// <summary>Marks the connection of a request as busy until it is disposed. A busy connection is not closed to make room for another one.</summary>
public readonly record struct RequestInProgress : IDisposable
{
    private readonly OpenConnection? _connection;

    private RequestInProgress(OpenConnection? connection) => _connection = connection;

    /// <summary>Marks the connection of a request. Does nothing on ports without limits.</summary>
    public static RequestInProgress Of(HttpContext http)
    {
        var connection = http.Features.Get<OpenConnection>();
        connection?.Begin();
        return new(connection);
    }

    /// <summary>Marks the request as processed.</summary>
    public void Dispose() => _connection?.End();
}
