using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Usher.Web.Hosting;

/// <summary>
/// Refuses what pages of other origins have a browser send: forms, fetch, EventSource, WebSocket, frames and pictures. They may lead to a page here by a link. Other ports of localhost are other origins, whose
/// pages get the cookies of this one sent along, SameSite or not.
/// </summary>
/// <remarks>
/// Fetch Metadata Request Headers (W3C), which browsers send to https and to localhost, and Origin (RFC 6454) for the rest. A request with neither is no browser's that could be misled: old ones leave Origin away from reading alone, and what is read
/// they do not give to other origins. The rules are those of a "resource isolation policy", and of CrossOriginProtection in Go's net/http.
/// </remarks>
internal static class CrossOriginProtection
{
    public static void UseCrossOriginProtection(this WebApplication app) => app.Use(static (http, next) => FindRefusal(http.Request) is { } refusal ? ErrorResponses.WriteAsync(http, StatusCodes.Status403Forbidden, refusal) : next(http));

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

    // The scheme is not compared: behind a proxy that is not configured it is known to the browser alone. Ports are; that of the scheme is written in neither.
    private static bool IsOwn(string origin, HostString host) => Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Authority.Equals(host.Value, StringComparison.OrdinalIgnoreCase);
}
