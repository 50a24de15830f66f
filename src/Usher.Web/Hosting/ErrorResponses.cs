using Microsoft.AspNetCore.Http;
using Usher.Web.Rest;

namespace Usher.Web.Hosting;

/// <summary>Sends the errors of middleware that runs before routing: a problem below /api, text elsewhere. A page could not be shown, because its style sheet would be refused too.</summary>
internal static class ErrorResponses
{
    /// <param name="http">A request whose response has not started.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="detail">What came, what is allowed and what to try.</param>
    public static Task WriteAsync(HttpContext http, int status, string detail)
    {
        if (http.Request.Path.StartsWithSegments(RestApi.Root))
            return Problems.WriteAsync(http, status, detail);

        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsync(detail + "\n", http.RequestAborted);
    }
}
