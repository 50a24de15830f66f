using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Usher.Web.Services;
using Usher.Wire.UsherApi;

namespace Usher.Web.Rest;

/// <summary>The endpoints of items: one by its id, and search.</summary>
internal sealed class ItemEndpoints(IInsight insight, Namespaces namespaces)
{
    private const int DefaultPageSize = 25;
    private const int MaxPageSize = 100;
    private const int MaxQueryLength = 256;

    public void Map(IEndpointRouteBuilder items)
    {
        items.MapGet("/items/{namespace}/{itemId}", GetAsync)
            .Describes<RestItem>("One item with its metadata");
        items.MapGet("/items/{itemId}", (HttpContext http, string itemId) => GetAsync(http, null, itemId))
            .Describes<RestItem>("One item with its metadata, where there is one namespace");

        items.MapGet("/search-items/{namespace}", SearchAsync)
            .Describes<RestItemPage>("Items by the words of their titles");
        items.MapGet("/search-items", (HttpContext http, string? query, string? numResults, string? nextToken) =>
                SearchAsync(http, null, query, numResults, nextToken))
            .Describes<RestItemPage>("Items by the words of their titles, where there is one namespace");
    }

    private async Task GetAsync(HttpContext http, string? @namespace, string itemId)
    {
        var group = await namespaces.DatasetGroupAsync(@namespace, http.RequestAborted);
        var id = PathIds.Read(http, "itemId", itemId);
        if (await insight.ItemsAsync(group, [id], http.RequestAborted) is not [var item])
        {
            throw new RestException(StatusCodes.Status404NotFound, insight.HasAllItems
                ? $"There is no item '{id}'."
                : "The items are not known here: Amazon Personalize does not return them, and no catalogue was given. Start with --catalogue items.csv.");
        }

        await http.SendAsync(ResponseJson.Of(item), JsonResponses.OneMinute);
    }

    private async Task SearchAsync(HttpContext http, string? @namespace, string? query, string? numResults, string? nextToken)
    {
        if (query is { Length: > MaxQueryLength })
            throw new RestException(StatusCodes.Status400BadRequest, $"query has {query.Length} characters; at most {MaxQueryLength} are allowed.");

        var request = new SearchItemsRequest
        {
            DatasetGroupArn = await namespaces.DatasetGroupAsync(@namespace, http.RequestAborted),
            Query = query ?? "",
            MaxResults = ListQuery.ReadNumber("numResults", numResults, MaxPageSize, DefaultPageSize),
            NextToken = string.IsNullOrEmpty(nextToken) ? null : nextToken,
        };
        await http.SendAsync(ResponseJson.Of(await insight.SearchAsync(request, http.RequestAborted)), JsonResponses.OneMinute);
    }
}
