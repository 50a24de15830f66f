using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Usher.Web.Site.Films;
using Usher.Web.Site.Lists;

namespace Usher.Web.Site;

/// <summary>The movie site, at /.</summary>
internal static class MovieSite
{
    public static IServiceCollection AddSite(this IServiceCollection services) => services
        .AddSingleton<FilmCatalogue>()
        .AddSingleton<Recommendations>()
        .AddSingleton<HomeShelves>()
        .AddSingleton<Reasons>()
        .AddSingleton<Watching>();

    public static void MapSiteForms(this IEndpointRouteBuilder routes) => SiteForms.Map(routes);
}
