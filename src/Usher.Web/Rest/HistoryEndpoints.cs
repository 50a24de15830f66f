using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Usher.Web.Services;
using Usher.Wire.Insight;

namespace Usher.Web.Rest;

/// <summary>What a user did.</summary>
internal static class HistoryEndpoints
{
    private const int DefaultResults = 25;
    private const int MaxResults = 1_000;

    public static void MapHistory(this IEndpointRouteBuilder users)
    {
        users.MapGet("/history/{namespace}/{userId}", GetAsync).Describes<RestHistory>("What a user did, the newest first");
        users.MapGet("/history/{userId}", (HttpContext http, IInsight insight, Namespaces names, string userId, string? numResults, string? decorateItems) => GetAsync(http, insight, names, null, userId, numResults, decorateItems)).Describes<RestHistory>("What a user did, the newest first, where there is one namespace");
    }

    private static async Task GetAsync(HttpContext http, IInsight insight, Namespaces names, string? @namespace, string userId, string? numResults, string? decorateItems)
    {
        var group = await names.DatasetGroupAsync(@namespace, http.RequestAborted);
        var history = await insight.HistoryAsync(group, PathIds.Read(http, "userId", userId), ListQuery.ReadNumber("numResults", numResults, MaxResults, DefaultResults), http.RequestAborted);
        Dictionary<string, DescribedItem>? described = null;
        if (ListQuery.IsTrue(decorateItems))
        {
            string[] ids = [.. history.Interactions.Select(one => one.ItemId).Distinct(StringComparer.Ordinal)];
            described = (await insight.ItemsAsync(group, ids, http.RequestAborted)).ToDictionary(item => item.ItemId, StringComparer.Ordinal);
        }

        await http.SendAsync(ResponseJson.Of(history, described), JsonResponses.NoStore);
    }
}
