using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Usher.Web.Configuration;
using Usher.Web.Network;

namespace Usher.Web.Hosting;

/// <summary>Registers the services that decide who may use the web port.</summary>
internal static class WebAccess
{
    public static IServiceCollection AddWebAccess(this IServiceCollection services, WebOptions options) => services
        .AddSingleton<DirectCalls>()
        .Configure<ForwardedHeadersOptions>(forwarded => ForwardedRequests.Configure(forwarded, options));

    /// <summary>Answers 404 to forwarded requests for endpoints that are for operators. Has to run after routing.</summary>
    public static void UseOperatorsOnly(this WebApplication app) => app.Use(static (http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<OperatorsOnly>() is null || ProxyHeaders.FindHeader(http.Request) is null)
            return next(http);

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });
}
