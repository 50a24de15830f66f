using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Usher.Web.Site;

/// <summary>The movie site, at /.</summary>
internal static class MovieSite
{
    public static IServiceCollection AddSite(this IServiceCollection services) => services;

    public static void MapSiteForms(this IEndpointRouteBuilder routes) => _ = routes;
}
