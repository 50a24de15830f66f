using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Usher.Web.Site.Lists;
using Usher.Web.Site.Viewers;
using Usher.Wire.Errors;

namespace Usher.Web.Site;

/// <summary>The endpoints of the site's forms. Each redirects to a page that can be reloaded safely. All check an antiforgery token, which other sites do not have.</summary>
internal static class SiteForms
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var site = routes.MapGroup("").WithMetadata(new SiteEndpoint());
        site.MapPost("/viewer", Choose);
        site.MapPost("/viewer/new", Welcome);
        site.MapPost("/watch", WatchAsync);
        site.MapGet("/why", WhyAsync).WithMetadata(new SiteEndpoint { IsAskedByScript = true });
        // Open pages poll it while the server does not answer.
        site.MapGet("/alive", () => TypedResults.Text("alive")).WithMetadata(new SiteEndpoint { IsAskedByScript = true });
    }

    private static RedirectHttpResult Choose([FromForm] string? viewer, HttpContext http)
    {
        if (viewer is null || !ViewerCookies.IsId(viewer.Trim()))
            return TypedResults.LocalRedirect("/viewers?problem=id");

        ViewerCookies.Choose(http, viewer.Trim());
        return TypedResults.LocalRedirect("/");
    }

    // The reasons for recommended films. Pages request them after they were loaded, because they take longer than the page.
    private static async Task<JsonHttpResult<IReadOnlyDictionary<string, string>>> WhyAsync(HttpContext http, RecommendationReasons reasons)
    {
        http.Response.Headers.CacheControl = "no-store";
        string[] films = [.. http.Request.Query["film"].OfType<string>().Where(ViewerCookies.IsId).Take(HomeShelves.Length)];
        return TypedResults.Json(ViewerCookies.ViewerOf(http) is { } viewer && films.Length > 0 ? await reasons.AskAsync(viewer, films, http.RequestAborted) : new Dictionary<string, string>());
    }

    // The parameter makes it an endpoint that takes a form, so the antiforgery token is checked.
    private static RedirectHttpResult Welcome(IFormCollection form, HttpContext http)
    {
        _ = form;
        ViewerCookies.Choose(http, ViewerCookies.NewVisitor());
        return TypedResults.LocalRedirect("/");
    }

    private static async Task<RedirectHttpResult> WatchAsync([FromForm] string? film, [FromForm] string? eventId, HttpContext http, WatchRecorder watching)
    {
        if (film is null || !ViewerCookies.IsId(film))
            return TypedResults.LocalRedirect("/?problem=film");

        // Without a chosen viewer, a new one is created.
        if (ViewerCookies.ViewerOf(http) is not { } viewer)
            ViewerCookies.Choose(http, viewer = ViewerCookies.NewVisitor());
        try
        {
            var id = eventId is { Length: > 0 and <= 64 } ? $"{eventId}-{Posters.Seed.Of(film):x8}" : null;
            if (await watching.WatchAsync(viewer, ViewerCookies.VisitOf(http), film, id, http.RequestAborted) is not { } before)
                return TypedResults.LocalRedirect("/?problem=tracker");

            ViewerCookies.Remember(http, new(film, before));
            return TypedResults.LocalRedirect($"/?watched={Uri.EscapeDataString(film)}");
        }
        catch (AwsException)
        {
            return TypedResults.LocalRedirect("/?problem=refused");
        }
        catch (HttpRequestException)
        {
            return TypedResults.LocalRedirect("/?problem=silence");
        }
    }
}
