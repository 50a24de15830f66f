using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Usher.Http.Bodies;

/// <summary>Closes a connection after a response if client and server may disagree on where the next request begins.</summary>
/// <remarks>
/// A client that sends 'Expect: 100-continue' sends the body only after an interim response. After a final response it never sends the body, and the server would read the first bytes of the
/// next request as the body. RFC 9110, 10.1.1: the server should then either close the connection or read the body. It cannot rely on the client to send it, so the connection is closed.
/// Kestrel handles the other cases: it reads and drops unread bodies, for five seconds at most, and closes the connection of a request with two lengths.
/// </remarks>
public static class ConnectionReuse
{
    /// <summary>Processes a request, and closes the connection if it cannot be reused.</summary>
    /// <param name="http">The request, whose body has not been read.</param>
    /// <param name="answer">Processes the request.</param>
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
            // Kestrel sends the response, with its own headers.
            http.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
            throw;
        }
    }

    // If the body was read, the client sends it: it got the interim response or did not wait for it. For an empty body there is no interim response.
    private static bool MayBeReused(HttpContext http) =>
        http.Request.ContentLength is not 0 && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: true };
}
