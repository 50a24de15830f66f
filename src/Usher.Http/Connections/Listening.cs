using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Usher.Http.Connections;

/// <summary>Adds connection limits to a port.</summary>
public static class Listening
{
    /// <summary>Limits the connections of the port. Requests have to be marked with <see cref="RequestInProgress"/> while they are processed.</summary>
    public static void UseConnectionLimits(this ListenOptions listen, ConnectionLimits limits)
    {
        var limiter = new ConnectionLimiter(limits);
        listen.Use(next => connection => limiter.ServeAsync(connection, next));
    }
}
