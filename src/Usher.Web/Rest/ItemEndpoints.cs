using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Usher.Web.Services;
using Usher.Wire.Insight;

namespace Usher.Web.Rest;

/// <summary>Items: one of them, and search.</summary>
internal static class ItemEndpoints
{
    private const int DefaultPageSize = 25;
    private const int MaxPageSize = 100;
    private const int MaxQueryLength = 256;

    public static void MapItems(this IEndpointRouteBuilder items)
    {
        items.MapGet("/items/{namespace}/{itemId}", GetAsync).Describes<RestItem>("What is known of an item");
        items.MapGet("/items/{itemId}", (HttpContext http, IInsight insight, Namespaces names, string itemId) => GetAsync(http, insight, names, null, itemId)).Describes<RestItem>("What is known of an item, where there is one namespace");
        items.MapGet("/search-items/{namespace}", SearchAsync).Describes<RestItemPage>("Items by the words of their titles");
        items.MapGet("/search-items", (HttpContext http, IInsight insight, Namespaces names, string? query, string? numResults, string? nextToken) => SearchAsync(http, insight, names, null, query, numResults, nextToken)).Describes<RestItemPage>("Items by the words of their titles, where there is one namespace");
    }

    private static async Task GetAsync(HttpContext http, IInsight insight, Namespaces names, string? @namespace, string itemId)
    {
        var group = await names.DatasetGroupAsync(@namespace, http.RequestAborted);
        var id = PathIds.Read(http, "itemId", itemId);
        if (await insight.ItemsAsync(group, [id], http.RequestAborted) is not [var item])
            throw new RestException(StatusCodes.Status404NotFound, insight.HasAllItems ? $"There is no item '{id}'." : "Nothing is known of items here: Amazon does not tell, and no catalogue was given. Start with --catalogue items.csv.");

        await http.SendAsync(ResponseJson.Of(item), JsonResponses.OneMinute);
    }

    private static async Task SearchAsync(HttpContext http, IInsight insight, Namespaces names, string? @namespace, string? query, string? numResults, string? nextToken)
    {
        if (query is { Length: > MaxQueryLength })
            throw new RestException(StatusCodes.Status400BadRequest, $"query has {query.Length} characters; at most {MaxQueryLength} are allowed.");

        var request = new SearchItemsRequest
        {
            DatasetGroupArn = await names.DatasetGroupAsync(@namespace, http.RequestAborted),
            Query = query ?? "",
            MaxResults = ListQuery.ReadNumber("numResults", numResults, MaxPageSize, DefaultPageSize),
            NextToken = string.IsNullOrEmpty(nextToken) ? null : nextToken,
        };
        await http.SendAsync(ResponseJson.Of(await insight.SearchAsync(request, http.RequestAborted)), JsonResponses.OneMinute);
    }
}
