using System.Net;
using Usher.Wire.UsherApi;

namespace Usher.Web.Tests.Rest;

public sealed class ItemTests
{
    [Fact]
    public async Task An_item_is_described_and_one_that_is_unknown_is_not_found()
    {
        await using var server = await new WebServer().StartAsync();
        server.Personalize.AnswerAsMovies();

        var (_, body) = await server.AskAsync("/items/movies/1");
        server.Personalize.On("GET /_usher/v1/items", _ => new ListItemsResponse { Items = [] });
        var (missing, _) = await server.AskAsync("/items/movies/999");
        var (elsewhere, _) = await server.AskAsync("/items/other/1");

        Assert.Equal("Alien", body.GetProperty("metadata").Text("title"));
        Assert.Equal(3, body.GetProperty("interactions").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    [Fact]
    public async Task Search_gives_items_and_the_way_to_the_next_page()
    {
        await using var server = await new WebServer().StartAsync();
        server.Personalize.AnswerAsMovies().On("GET /_usher/v1/items/search", _ => new SearchItemsResponse { Items = [Movies.Film("1", "Alien")], Total = 2, NextToken = "more" });

        var (_, body) = await server.AskAsync("/search-items?query=ali&numResults=1");
        var (bad, _) = await server.AskAsync("/search-items?numResults=101");

        Assert.Equal("1", body.GetProperty("itemList")[0].Text("itemId"));
        Assert.Equal((2, "more"), (body.GetProperty("total").GetInt32(), body.Text("nextToken")));
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
    }

    [Fact]
    public async Task The_history_of_a_user_comes_with_titles()
    {
        await using var server = await new WebServer().StartAsync();
        server.Personalize.AnswerAsMovies();

        var (head, body) = await server.AskAsync("/history/movies/u");

        Assert.Equal("no-store", head.Headers.CacheControl!.ToString());
        Assert.Equal("Watch", body.GetProperty("eventList")[0].Text("eventType"));
        Assert.Equal("Alien", body.GetProperty("eventList")[0].GetProperty("metadata").Text("title"));
    }

    [Fact]
    public async Task Before_Amazon_lists_go_on_without_titles_and_history_is_what_was_sent()
    {
        await using var server = await new WebServer { IsBeforeUsher = false }.StartAsync();
        server.Personalize.AnswerAsMovies();
        await server.PostAsync("/events/movies", new { sessionId = "s", userId = "u1", eventList = new[] { new { eventType = "Watch", itemId = "7", sentAt = 1700000000 } } });

        var (_, list) = await server.AskAsync("/recommend-items/stranger");
        var (_, history) = await server.AskAsync("/history/u1");
        var (item, problem) = await server.AskAsync("/items/1");

        Assert.False(list.TryGetProperty("basedOn", out _));
        Assert.Equal("7", history.GetProperty("eventList")[0].Text("itemId"));
        Assert.Equal(HttpStatusCode.NotFound, item.StatusCode);
        Assert.Contains("--catalogue", problem.Text("detail"), StringComparison.Ordinal);
        Assert.DoesNotContain(server.Personalize.Asked, one => one.Operation.Contains("_usher", StringComparison.Ordinal));
    }
}
