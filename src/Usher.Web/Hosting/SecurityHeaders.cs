using Microsoft.AspNetCore.Builder;
using Usher.Web.Rest;

namespace Usher.Web.Hosting;

/// <summary>What every answer tells the browser to refuse.</summary>
internal static class SecurityHeaders
{
    // Scripts and styles come from here alone.
    private const string Policy =
        "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; connect-src 'self'";

    // Data is shown by nobody; were it opened as a page, it might do nothing.
    private const string DataPolicy = "default-src 'none'; frame-ancestors 'none'";

    // MudBlazor sets style attributes, which no nonce can cover.
    private static readonly string ConsolePolicy = Policy.Replace("style-src 'self'", "style-src 'self' 'unsafe-inline'", StringComparison.Ordinal);

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        if (RestApi.IsData(http.Request.Path))
        {
            headers.ContentSecurityPolicy = DataPolicy;
            return next(http);
        }

        headers.ContentSecurityPolicy = http.Request.Path.StartsWithSegments("/console") ? ConsolePolicy : Policy;
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(http);
    });
}
