using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Usher.Web.Configuration;

namespace Usher.Web.Rest.Keys;

/// <summary>Registers API keys, and requires them for endpoints.</summary>
internal static class ApiKeyServices
{
    public static IServiceCollection AddApiKeys(this IServiceCollection services, WebOptions options) => services
        .AddSingleton(provider => new ApiKeyFile(options.Folder, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<KeyRing>()
        .AddSingleton<ApiKeyGate>();

    /// <summary>Requires a key, and skips the middleware after routing: sign-in, compression and antiforgery tokens are for pages, and take longer than a cached list.</summary>
    /// <param name="endpoints">The endpoints.</param>
    /// <param name="scope">The scope that the key must have; one of <see cref="Scopes.All"/>.</param>
    public static TBuilder RequireApiKey<TBuilder>(this TBuilder endpoints, string scope)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoints.ShortCircuit();
        endpoints.Finally(endpoint =>
        {
            var gate = endpoint.ApplicationServices.GetRequiredService<ApiKeyGate>();
            var answer = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = http => gate.CheckAsync(http, scope) ?? answer(http);
        });
        return endpoints;
    }
}
