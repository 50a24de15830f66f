using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Usher.Web.Rest;

/// <summary>The REST API for applications, below /api/v1.</summary>
internal static class RestApi
{
    public static IServiceCollection AddRest(this IServiceCollection services) => services;

    public static void MapRest(this IEndpointRouteBuilder routes) => routes.MapGroup("/api/v1");
}
