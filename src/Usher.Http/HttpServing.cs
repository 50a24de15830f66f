using Microsoft.AspNetCore.Builder;
using Usher.Http.Bodies;
using Usher.Http.Connections;

namespace Usher.Http;

/// <summary>The middleware that runs first on every port.</summary>
public static class HttpServing
{
    /// <summary>Marks connections as busy while a request is processed, and closes those that cannot be reused.</summary>
    public static void UseConnectionCare(this IApplicationBuilder app) => app.Use(next => async http =>
    {
        using var request = RequestInProgress.Of(http);
        await ConnectionReuse.AnswerAsync(http, next);
    });
}
