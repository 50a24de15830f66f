using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Usher.Web.Console;
using Usher.Web.Site.Films;
using Usher.Web.Site.Lists;
using Usher.Web.Site.Pages;

namespace Usher.Web.Site;

/// <summary>The movie site, at /.</summary>
internal static class MovieSite
{
    public static IServiceCollection AddSite(this IServiceCollection services) => services
        .AddSingleton<FilmCatalogue>()
        .AddSingleton<Recommendations>()
        .AddSingleton<HomeShelves>()
        .AddSingleton<RecommendationReasons>()
        .AddSingleton<WatchRecorder>()
        .AddSingleton<SiteGate>();

    public static void MapSiteForms(this IEndpointRouteBuilder routes) => SiteForms.Map(routes);

    /// <summary>Marks the pages of the site, so that the gate checks their requests.</summary>
    public static void GuardSitePages(this IEndpointConventionBuilder pages) => pages.Add(static page =>
    {
        if (page.Metadata.OfType<ComponentTypeMetadata>().FirstOrDefault() is { } component && component.Type.Namespace == typeof(Home).Namespace)
            page.Metadata.Add(new SiteEndpoint());
    });

    /// <summary>Answers requests that may not use the site. Has to run after authentication.</summary>
    public static void UseSiteGate(this WebApplication app) => app.Use(static (http, next) =>
        http.GetEndpoint()?.Metadata.GetMetadata<SiteEndpoint>() is { } endpoint ? AskAsync(http, endpoint, next) : next(http));

    private static async Task AskAsync(HttpContext http, SiteEndpoint endpoint, RequestDelegate next)
    {
        var refusal = await http.RequestServices.GetRequiredService<SiteGate>().FindRefusalAsync(http, isByHand: !endpoint.IsAskedByScript);
        if (refusal is null)
            await next(http);
        else if (refusal.CanSignIn)
            await http.ChallengeAsync(ConsoleSite.Scheme);
        else
            await new RazorComponentResult<SiteClosed>(new { Refusal = refusal }) { StatusCode = refusal.Status }.ExecuteAsync(http);
    }
}
