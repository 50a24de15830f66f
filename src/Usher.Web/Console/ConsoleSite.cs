using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Usher.Web.Console;

/// <summary>The console, at /console, for whoever signs in with a key of the account.</summary>
internal static class ConsoleSite
{
    public static IServiceCollection AddConsole(this IServiceCollection services) => services;

    public static void UseConsoleSignIn(this WebApplication app) => _ = app;

    public static void MapConsoleSignIn(this IEndpointRouteBuilder routes) => _ = routes;
}
