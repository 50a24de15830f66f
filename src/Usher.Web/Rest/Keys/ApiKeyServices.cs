using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Usher.Web.Configuration;

namespace Usher.Web.Rest.Keys;

/// <summary>Puts the gate before endpoints.</summary>
internal static class ApiKeyServices
{
    public static IServiceCollection AddApiKeys(this IServiceCollection services, WebOptions options) => services
        .AddSingleton(provider => new ApiKeyFile(options.Folder, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<KeyRing>()
        .AddSingleton<ApiKeyGate>();

    /// <summary>Asks for a key, and for nothing else: sign-in, compression and tokens against forgery are for pages, and take longer than a cached answer.</summary>
    /// <param name="endpoints">To stand before.</param>
    /// <param name="scope">What the key must be for; of <see cref="Scopes.All"/>.</param>
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
