using Microsoft.AspNetCore.Builder;
using Usher.Http.Bodies;
using Usher.Http.Connections;

namespace Usher.Http;

/// <summary>What stands before everything else that answers on a port.</summary>
public static class HttpServing
{
    /// <summary>Marks connections while their requests are answered, and closes those that cannot be used again.</summary>
    public static void UseConnectionCare(this IApplicationBuilder app) => app.Use(next => async http =>
    {
        using var request = RequestInProgress.Of(http);
        await ConnectionReuse.AnswerAsync(http, next);
    });
}
