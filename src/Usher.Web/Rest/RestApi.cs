using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Usher.Web.Caching;
using Usher.Web.Configuration;
using Usher.Web.Rest.Keys;

namespace Usher.Web.Rest;

/// <summary>The REST API for applications, below /api/v1. Where aws-samples/personalization-apis has a path, it is the same here.</summary>
internal static class RestApi
{
    /// <summary>Where it begins.</summary>
    public const string Root = "/api/v1";

    /// <summary>The page to read about it and try it.</summary>
    public const string Docs = Root + "/docs";

    /// <summary>Whether what answers a path is for programs alone: all but the page.</summary>
    public static bool IsData(PathString path) => path.StartsWithSegments(Root) && !path.StartsWithSegments(Docs);

    public static IServiceCollection AddRest(this IServiceCollection services, WebOptions options) => services
        .AddSingleton<IRecommendationSource, PersonalizeRecommendations>()
        .AddSingleton<Namespaces>()
        .AddApiKeys(options)
        .AddRestDocument();

    public static void MapRest(this IEndpointRouteBuilder routes)
    {
        routes.MapRestDocument();
        var api = routes.MapGroup(Root);
        api.MapGroup("").WithTags("Lists").RequireApiKey(Scopes.Recommend).MapLists();
        api.MapGroup("").WithTags("Items").RequireApiKey(Scopes.Items).MapItems();
        api.MapGroup("").WithTags("History").RequireApiKey(Scopes.History).MapHistory();
        api.MapGroup("").WithTags("Events").RequireApiKey(Scopes.Events).MapEvents();
    }
}
