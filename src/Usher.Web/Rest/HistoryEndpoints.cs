using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Usher.Web.Services;
using Usher.Wire.UsherApi;

namespace Usher.Web.Rest;

/// <summary>The endpoints of users' histories.</summary>
internal sealed class HistoryEndpoints(IInsight insight, Namespaces namespaces)
{
    private const int DefaultResults = 25;
    private const int MaxResults = 1_000;

    public void Map(IEndpointRouteBuilder users)
    {
        users.MapGet("/history/{namespace}/{userId}", GetAsync)
            .Describes<RestHistory>("The interactions of a user, newest first");
        users.MapGet("/history/{userId}", (HttpContext http, string userId, string? numResults, string? decorateItems) =>
                GetAsync(http, null, userId, numResults, decorateItems))
            .Describes<RestHistory>("The interactions of a user, newest first, where there is one namespace");
    }

    private async Task GetAsync(HttpContext http, string? @namespace, string userId, string? numResults, string? decorateItems)
    {
        var group = await namespaces.DatasetGroupAsync(@namespace, http.RequestAborted);
        var count = ListQuery.ReadNumber("numResults", numResults, MaxResults, DefaultResults);
        var history = await insight.HistoryAsync(group, PathIds.Read(http, "userId", userId), count, http.RequestAborted);
        Dictionary<string, DescribedItem>? described = null;
        if (ListQuery.IsTrue(decorateItems))
        {
            string[] ids = [.. history.Interactions.Select(interaction => interaction.ItemId).Distinct(StringComparer.Ordinal)];
            described = (await insight.ItemsAsync(group, ids, http.RequestAborted)).ToDictionary(item => item.ItemId, StringComparer.Ordinal);
        }

        await http.SendAsync(ResponseJson.Of(history, described), JsonResponses.NoStore);
    }
}
