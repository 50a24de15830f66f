using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Usher.Web.Caching;
using Usher.Web.Configuration;
using Usher.Web.Rest.Keys;

namespace Usher.Web.Rest;

/// <summary>The REST API for applications, below /api/v1. Paths are those of aws-samples/personalization-apis where it has them.</summary>
internal static class RestApi
{
    /// <summary>The path that all endpoints begin with.</summary>
    public const string Root = "/api/v1";

    /// <summary>The path of the page that documents the API and sends requests to it.</summary>
    public const string Docs = Root + "/docs";

    /// <summary>Whether the endpoint of a path returns data: all of the API except the documentation page.</summary>
    public static bool IsData(PathString path) => path.StartsWithSegments(Root) && !path.StartsWithSegments(Docs);

    public static IServiceCollection AddRest(this IServiceCollection services, WebOptions options) => services
        .AddSingleton<IRecommendationSource, PersonalizeRecommendations>()
        .AddSingleton<Namespaces>()
        .AddSingleton<ListEndpoints>()
        .AddSingleton<ItemEndpoints>()
        .AddSingleton<HistoryEndpoints>()
        .AddSingleton<EventEndpoints>()
        .AddApiKeys(options)
        .AddRestDocument();

    public static void MapRest(this IEndpointRouteBuilder routes)
    {
        routes.MapRestDocument();
        var api = routes.MapGroup(Root);
        var services = routes.ServiceProvider;
        services.GetRequiredService<ListEndpoints>().Map(api.MapGroup("").WithTags("Lists").RequireApiKey(Scopes.Recommend));
        services.GetRequiredService<ItemEndpoints>().Map(api.MapGroup("").WithTags("Items").RequireApiKey(Scopes.Items));
        services.GetRequiredService<HistoryEndpoints>().Map(api.MapGroup("").WithTags("History").RequireApiKey(Scopes.History));
        services.GetRequiredService<EventEndpoints>().Map(api.MapGroup("").WithTags("Events").RequireApiKey(Scopes.Events));
    }
}
