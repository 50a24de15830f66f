using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Usher.Http.Connections;

/// <summary>Limits the connections of a port.</summary>
public static class Listening
{
    /// <summary>Keeps the port open for everybody, however many connections one client opens. Requests have to be marked with <see cref="RequestInProgress"/> while they are answered.</summary>
    public static void UseConnectionLimits(this ListenOptions listen, ConnectionLimits limits)
    {
        var limiter = new ConnectionLimiter(limits);
        listen.Use(next => connection => limiter.ServeAsync(connection, next));
    }
}
