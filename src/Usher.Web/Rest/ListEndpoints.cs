using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Usher.Web.Caching;
using Usher.Web.Services;

namespace Usher.Web.Rest;

/// <summary>The endpoints of lists: items for a user, items like an item, a user's ranking of given items, popular and trending items.</summary>
/// <remarks>
/// The handlers are methods of one object rather than static methods with services as parameters: those would be resolved in a service scope of each request, and creating a scope
/// takes longer than looking up a cached list.
/// </remarks>
internal sealed class ListEndpoints(RecommendationCache cache, Namespaces namespaces)
{
    private const int MaxItemsToRank = 500;

    private static readonly CampaignKind[] ForUser = [CampaignKind.Personalized, CampaignKind.Popular, CampaignKind.Trending];
    private static readonly CampaignKind[] LikeItem = [CampaignKind.Related];
    private static readonly CampaignKind[] Ranked = [CampaignKind.Ranking];
    private static readonly CampaignKind[] Popular = [CampaignKind.Popular];
    private static readonly CampaignKind[] Trending = [CampaignKind.Trending];

    public void Map(IEndpointRouteBuilder lists)
    {
        lists.MapGet("/recommend-items/{namespace}/{recommender}/{userId}", RecommendAsync)
            .Lists("Items for a user");
        lists.MapGet("/recommend-items/{userId}", (HttpContext http, string userId, [AsParameters] ListQuery query) =>
                RecommendAsync(http, null, null, userId, query))
            .Lists("Items for a user, where there is one namespace");

        lists.MapGet("/related-items/{namespace}/{recommender}/{itemId}", RelateAsync)
            .Lists("Items like an item");
        lists.MapGet("/related-items/{itemId}", (HttpContext http, string itemId, string? userId, [AsParameters] ListQuery query) =>
                RelateAsync(http, null, null, itemId, userId, query))
            .Lists("Items like an item, where there is one namespace");

        lists.MapGet("/rerank-items/{namespace}/{recommender}/{userId}/{itemIds}", RankAsync)
            .Ranks("A user's ranking of given items");
        lists.MapGet("/rerank-items/{userId}/{itemIds}", (HttpContext http, string userId, string itemIds, [AsParameters] ListQuery query) =>
                RankAsync(http, null, null, userId, itemIds, query))
            .Ranks("A user's ranking of given items, where there is one namespace");
        lists.MapPost("/rerank-items/{namespace}/{recommender}/{userId}", RankBodyAsync)
            .Ranks("A user's ranking of given items, for lists too long for a path").Accepts<string[]>("application/json");
        lists.MapPost("/rerank-items/{userId}", (HttpContext http, string userId, [AsParameters] ListQuery query) =>
                RankBodyAsync(http, null, null, userId, query))
            .Ranks("A user's ranking of given items, for lists too long for a path, where there is one namespace").Accepts<string[]>("application/json");

        MapShared(lists, "popular-items", Popular, "The most popular items");
        MapShared(lists, "trending-items", Trending, "Items whose popularity grows");
    }

    // Lists that are the same for all users.
    private void MapShared(IEndpointRouteBuilder lists, string path, CampaignKind[] kinds, string summary)
    {
        lists.MapGet($"/{path}/{{namespace}}/{{recommender}}", (HttpContext http, string @namespace, string recommender, [AsParameters] ListQuery query) =>
                ShareAsync(http, kinds, @namespace, recommender, query))
            .Lists(summary);
        lists.MapGet($"/{path}", (HttpContext http, [AsParameters] ListQuery query) => ShareAsync(http, kinds, null, null, query))
            .Lists($"{summary}, where there is one namespace");
    }

    private async Task RecommendAsync(HttpContext http, string? @namespace, string? recommender, string userId, [AsParameters] ListQuery query)
    {
        var campaign = await namespaces.CampaignAsync(@namespace, recommender, ForUser, http.RequestAborted);
        await AnswerAsync(http, query.Read(campaign, user: PathIds.Read(http, "userId", userId)));
    }

    private async Task RelateAsync(HttpContext http, string? @namespace, string? recommender, string itemId, string? userId, [AsParameters] ListQuery query)
    {
        var campaign = await namespaces.CampaignAsync(@namespace, recommender, LikeItem, http.RequestAborted);
        var user = string.IsNullOrEmpty(userId) ? null : PathIds.Validate("userId", userId);
        await AnswerAsync(http, query.Read(campaign, user, PathIds.Read(http, "itemId", itemId)));
    }

    private async Task RankAsync(HttpContext http, string? @namespace, string? recommender, string userId, string itemIds, [AsParameters] ListQuery query)
    {
        var campaign = await namespaces.CampaignAsync(@namespace, recommender, Ranked, http.RequestAborted);
        await AnswerAsync(http, Ranking(query, campaign, PathIds.Read(http, "userId", userId, fromEnd: 1), PathIds.ReadList(http, "itemIds", itemIds)));
    }

    private async Task RankBodyAsync(HttpContext http, string? @namespace, string? recommender, string userId, [AsParameters] ListQuery query)
    {
        var campaign = await namespaces.CampaignAsync(@namespace, recommender, Ranked, http.RequestAborted);
        var items = await JsonBody.ReadAsync<string[]>(http, "a JSON array of item ids");
        foreach (var item in items)
            PathIds.Validate("an item of the body", item ?? "");
        await AnswerAsync(http, Ranking(query, campaign, PathIds.Read(http, "userId", userId), items));
    }

    private async Task ShareAsync(HttpContext http, CampaignKind[] kinds, string? @namespace, string? recommender, ListQuery query) =>
        await AnswerAsync(http, query.Read(await namespaces.CampaignAsync(@namespace, recommender, kinds, http.RequestAborted)));

    private static RecommendationQuery Ranking(ListQuery query, CampaignEntry campaign, string user, string[] items) => items.Length is > 0 and <= MaxItemsToRank
        ? query.Read(campaign, user) with { Items = items, Count = null, Promotion = null }
        : throw new RestException(StatusCodes.Status400BadRequest, $"{items.Length} items came; 1 to {MaxItemsToRank} can be ranked at once.");

    private async Task AnswerAsync(HttpContext http, RecommendationQuery query)
    {
        var (response, age) = await cache.GetAsync(query, IsCacheRefused(http.Request));
        var cacheControl = HttpMethods.IsPost(http.Request.Method) ? JsonResponses.NoStore : query.User is null ? JsonResponses.OneMinute : JsonResponses.Revalidate;
        await http.SendAsync(response, age, cacheControl);
    }

    /// <remarks>RFC 9111, section 5.2.1.4.</remarks>
    private static bool IsCacheRefused(HttpRequest request) =>
        request.Headers.CacheControl is { Count: > 0 } wanted && wanted.ToString().Contains("no-cache", StringComparison.OrdinalIgnoreCase);
}
