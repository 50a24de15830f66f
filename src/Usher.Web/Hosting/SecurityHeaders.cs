using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Usher.Web.Console.Wizard;
using Usher.Web.Rest;

namespace Usher.Web.Hosting;

/// <summary>Adds the security headers to every response.</summary>
internal static class SecurityHeaders
{
    // Scripts and styles only from this origin.
    private const string Policy =
        "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; connect-src 'self'";

    // Data is not shown as a page. If a browser opens it as one, it may load and run nothing.
    private const string DataPolicy = "default-src 'none'; frame-ancestors 'none'";

    // MudBlazor sets style attributes, for which a nonce cannot be used.
    private static readonly string ConsolePolicy = Policy.Replace("style-src 'self'", "style-src 'self' 'unsafe-inline'", StringComparison.Ordinal);

    // The wizard of the console uploads files from the browser to the API, which has another origin.
    private static string ConsolePolicyOf(HttpRequest request, Uri? api) =>
        api is not null && Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var page) && BrowserEndpoint.Of(page, api) is { } endpoint
            ? $"{ConsolePolicy} {endpoint.GetLeftPart(UriPartial.Authority)}"
            : ConsolePolicy;

    /// <param name="app">The application.</param>
    /// <param name="api">Address of Usher's API; null where the application uses Amazon Personalize.</param>
    public static void UseSecurityHeaders(this WebApplication app, Uri? api) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (RestApi.IsData(http.Request.Path))
        {
            headers.ContentSecurityPolicy = DataPolicy;
            return next(http);
        }

        headers.ContentSecurityPolicy = http.Request.Path.StartsWithSegments("/console") ? ConsolePolicyOf(http.Request, api) : Policy;
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(http);
    });
}
