using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Usher.Web.Caching;
using Usher.Web.Services;

namespace Usher.Web.Rest;

/// <summary>Lists: for a user, like an item, in a user's order, popular, trending.</summary>
internal static class ListEndpoints
{
    private const int MaxItemsToRank = 500;

    private static readonly CampaignKind[] ForUser = [CampaignKind.Personalized, CampaignKind.Popular, CampaignKind.Trending];
    private static readonly CampaignKind[] LikeItem = [CampaignKind.Related];
    private static readonly CampaignKind[] Ranked = [CampaignKind.Ranking];
    private static readonly CampaignKind[] Popular = [CampaignKind.Popular];
    private static readonly CampaignKind[] Trending = [CampaignKind.Trending];

    public static void MapLists(this IEndpointRouteBuilder lists)
    {
        lists.MapGet("/recommend-items/{namespace}/{recommender}/{userId}", RecommendAsync).Lists("Items for a user");
        lists.MapGet("/recommend-items/{userId}", (HttpContext http, RecommendationCache cache, Namespaces names, string userId, [AsParameters] ListQuery query) => RecommendAsync(http, cache, names, null, null, userId, query)).Lists("Items for a user, where there is one namespace");
        lists.MapGet("/related-items/{namespace}/{recommender}/{itemId}", RelateAsync).Lists("Items like an item");
        lists.MapGet("/related-items/{itemId}", (HttpContext http, RecommendationCache cache, Namespaces names, string itemId, string? userId, [AsParameters] ListQuery query) => RelateAsync(http, cache, names, null, null, itemId, userId, query)).Lists("Items like an item, where there is one namespace");
        lists.MapGet("/rerank-items/{namespace}/{recommender}/{userId}/{itemIds}", RankAsync).Ranks("A user's order of given items");
        lists.MapGet("/rerank-items/{userId}/{itemIds}", (HttpContext http, RecommendationCache cache, Namespaces names, string userId, string itemIds, [AsParameters] ListQuery query) => RankAsync(http, cache, names, null, null, userId, itemIds, query)).Ranks("A user's order of given items, where there is one namespace");
        lists.MapPost("/rerank-items/{namespace}/{recommender}/{userId}", RankBodyAsync).Ranks("A user's order of given items, for lists too long for a path").Accepts<string[]>("application/json");
        lists.MapPost("/rerank-items/{userId}", (HttpContext http, RecommendationCache cache, Namespaces names, string userId, [AsParameters] ListQuery query) => RankBodyAsync(http, cache, names, null, null, userId, query)).Ranks("A user's order of given items, for lists too long for a path, where there is one namespace").Accepts<string[]>("application/json");
        lists.MapShared("popular-items", Popular, "The items that most people like");
        lists.MapShared("trending-items", Trending, "The items that more and more people like");
    }

    private static void MapShared(this IEndpointRouteBuilder lists, string path, CampaignKind[] kinds, string summary)
    {
        lists.MapGet($"/{path}/{{namespace}}/{{recommender}}", (HttpContext http, RecommendationCache cache, Namespaces names, string @namespace, string recommender, [AsParameters] ListQuery query) => ShareAsync(http, cache, names, kinds, @namespace, recommender, query)).Lists(summary);
        lists.MapGet($"/{path}", (HttpContext http, RecommendationCache cache, Namespaces names, [AsParameters] ListQuery query) => ShareAsync(http, cache, names, kinds, null, null, query)).Lists($"{summary}, where there is one namespace");
    }

    private static async Task RecommendAsync(HttpContext http, RecommendationCache cache, Namespaces names, string? @namespace, string? recommender, string userId, [AsParameters] ListQuery query)
    {
        var campaign = await names.CampaignAsync(@namespace, recommender, ForUser, http.RequestAborted);
        await AnswerAsync(http, cache, query.Of(campaign) with { User = PathIds.Read(http, "userId", userId) });
    }

    private static async Task RelateAsync(HttpContext http, RecommendationCache cache, Namespaces names, string? @namespace, string? recommender, string itemId, string? userId, [AsParameters] ListQuery query)
    {
        var campaign = await names.CampaignAsync(@namespace, recommender, LikeItem, http.RequestAborted);
        var user = string.IsNullOrEmpty(userId) ? null : PathIds.Validate("userId", userId);
        await AnswerAsync(http, cache, query.Of(campaign) with { Item = PathIds.Read(http, "itemId", itemId), User = user });
    }

    private static async Task RankAsync(HttpContext http, RecommendationCache cache, Namespaces names, string? @namespace, string? recommender, string userId, string itemIds, [AsParameters] ListQuery query)
    {
        var campaign = await names.CampaignAsync(@namespace, recommender, Ranked, http.RequestAborted);
        await AnswerAsync(http, cache, RankingOf(query, campaign, PathIds.Read(http, "userId", userId, fromEnd: 1), PathIds.ReadList(http, "itemIds", itemIds)));
    }

    private static async Task RankBodyAsync(HttpContext http, RecommendationCache cache, Namespaces names, string? @namespace, string? recommender, string userId, [AsParameters] ListQuery query)
    {
        var campaign = await names.CampaignAsync(@namespace, recommender, Ranked, http.RequestAborted);
        var items = await JsonBody.ReadAsync<string[]>(http, "a JSON array of item ids");
        foreach (var item in items)
            PathIds.Validate("an item of the body", item ?? "");
        await AnswerAsync(http, cache, RankingOf(query, campaign, PathIds.Read(http, "userId", userId), items));
    }

    private static async Task ShareAsync(HttpContext http, RecommendationCache cache, Namespaces names, CampaignKind[] kinds, string? @namespace, string? recommender, ListQuery query) =>
        await AnswerAsync(http, cache, query.Of(await names.CampaignAsync(@namespace, recommender, kinds, http.RequestAborted)));

    private static RecommendationQuery RankingOf(ListQuery query, CampaignEntry campaign, string user, string[] items) => items.Length is > 0 and <= MaxItemsToRank
        ? query.Of(campaign) with { User = user, Items = items, Count = null }
        : throw new RestException(StatusCodes.Status400BadRequest, $"{items.Length} items came; 1 to {MaxItemsToRank} can be ordered at once.");

    private static async Task AnswerAsync(HttpContext http, RecommendationCache cache, RecommendationQuery question)
    {
        var answer = await cache.GetAsync(question, WantsAnew(http.Request));
        await http.SendAsync(answer, cache.AgeOf(answer), HttpMethods.IsPost(http.Request.Method) ? JsonResponses.NoStore : question.User is null ? JsonResponses.OneMinute : JsonResponses.Revalidate);
    }

    /// <remarks>RFC 9111, section 5.2.1.4.</remarks>
    private static bool WantsAnew(HttpRequest request) => request.Headers.CacheControl is { Count: > 0 } wish && wish.ToString().Contains("no-cache", StringComparison.OrdinalIgnoreCase);
}
