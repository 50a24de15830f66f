using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Usher.Http.Bodies;

/// <summary>Ends a connection after an answer where client and server may disagree on where the next request begins.</summary>
/// <remarks>
/// A client that sends 'Expect: 100-continue' keeps the body back until it is told to go on; a final answer that comes instead means that the body never will. The server would take the first bytes
/// of the next request for it. RFC 9110, 10.1.1: a server that answers so should say whether it closes the connection or reads the body. A client cannot be trusted to send it, so it is closed.
/// Kestrel takes care of the rest: it reads bodies that come without being asked for to their end and drops them, for five seconds at most, and closes the connection of a request with two lengths.
/// </remarks>
public static class ConnectionReuse
{
    /// <summary>Answers a request, and closes the connection where it cannot be used again.</summary>
    /// <param name="http">The request, before any of its body was read.</param>
    /// <param name="answer">Answers.</param>
    public static Task AnswerAsync(HttpContext http, RequestDelegate answer) =>
        http.Request.Headers.Expect.Count == 0 ? answer(http) : AnswerExpectingAsync(http, answer);

    private static async Task AnswerExpectingAsync(HttpContext http, RequestDelegate answer)
    {
        http.Response.OnStarting(
            static state =>
            {
                var http = (HttpContext)state;
                if (!MayBeReused(http))
                    http.Response.Headers.Connection = "close";
                return Task.CompletedTask;
            },
            http);
        try
        {
            await answer(http);
        }
        catch
        {
            // The server answers in our place, and with headers of its own.
            http.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
            throw;
        }
    }

    // Once the body is read it is on its way: either the client was told to go on, or it did not wait for that. An empty one is never asked for.
    private static bool MayBeReused(HttpContext http) =>
        http.Request.ContentLength is not 0 && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: true };
}
