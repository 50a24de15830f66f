using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Usher.Web.Hosting;

/// <summary>
/// Refuses requests that pages of other origins make a browser send: forms, fetch, EventSource, WebSocket, frames and images. Links to pages are allowed. Other ports of localhost are other origins, but
/// browsers send this one's cookies with their requests, even SameSite cookies.
/// </summary>
/// <remarks>
/// Checks the Fetch Metadata Request Headers (W3C), which browsers send to https and to localhost, and otherwise Origin (RFC 6454). A request with neither header is allowed: old browsers
/// omit Origin only from requests that read, and do not show the response to other origins. The rules are those of a "resource isolation policy", and of CrossOriginProtection in Go's net/http.
/// </remarks>
internal static class CrossOriginProtection
{
    public static void UseCrossOriginProtection(this WebApplication app) => app.Use(static (http, next) =>
        FindRefusal(http.Request) is { } refusal ? ErrorResponses.WriteAsync(http, StatusCodes.Status403Forbidden, refusal) : next(http));

    private static string? FindRefusal(HttpRequest request)
    {
        var headers = request.Headers;
        if (headers.TryGetValue("Sec-Fetch-Site", out var site))
        {
            return site.ToString() is "same-origin" or "none" || (IsReading(request) && headers["Sec-Fetch-Mode"] == "navigate" && headers["Sec-Fetch-Dest"] == "document")
                ? null
                : $"A page of another origin sent this request (Sec-Fetch-Site is '{site}'). Pages of this server may, and programs that are no browsers; from elsewhere links alone lead here.";
        }

        var origin = headers.Origin.ToString();
        return origin.Length == 0 || IsOwn(origin, request.Host)
            ? null
            : $"A page of another origin sent this request (Origin is '{origin}', Host is '{request.Host}'). Pages of this server may, and programs that are no browsers. Behind a proxy, let it pass the Host on as it came.";
    }

    private static bool IsReading(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    // The scheme is not compared, because behind a proxy that is not configured only the browser knows it. The port is compared; neither header has the default port of the scheme.
    private static bool IsOwn(string origin, HostString host) => Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Authority.Equals(host.Value, StringComparison.OrdinalIgnoreCase);
}
