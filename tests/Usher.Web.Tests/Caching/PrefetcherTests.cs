using Usher.Web.Caching;
using Usher.Web.Tests.Rest;
using Usher.Wire.UsherApi;

namespace Usher.Web.Tests.Caching;

/// <summary>What is renewed before somebody asks, in the whole application, with a clock that a test moves.</summary>
public sealed class PrefetcherTests
{
    private const string Lists = "POST /recommendations";

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(15);
    private static readonly object Watched = new { sessionId = "s1", userId = "u1", eventList = new[] { new { eventType = "Watch", itemId = "1" } } };

    private readonly SteppedClock _clock = new();

    [Fact]
    public async Task After_a_start_the_lists_of_those_who_were_most_active_until_then_are_fetched()
    {
        await using var server = await StartAsync();
        server.Personalize.On("GET /_usher/v1/users", _ => new ListUsersResponse { Users = [new("u1", 9), new("u2", 5)], Total = 2 });

        _clock.Advance(Round);
        await UntilAsync(() => server.Service<CacheStatistics>().Prefetches == 2);
        await server.AskAsync("/recommend-items/u1");
        await server.AskAsync("/recommend-items/movies/picks/u2");

        Assert.Equal(2, server.Asked(Lists));
        Assert.Equal((2, 0), (server.Service<CacheStatistics>().Hits, server.Service<CacheStatistics>().Misses));
    }

    [Fact]
    public async Task An_event_has_the_list_of_an_active_user_fetched_anew_at_once_and_of_nobody_else()
    {
        await using var server = await StartAsync();
        await server.AskAsync("/recommend-items/u1?numResults=3");
        await server.AskAsync("/recommend-items/u1?numResults=3");
        await server.AskAsync("/recommend-items/once");

        await server.PostAsync("/events/movies", new { sessionId = "once", eventList = new[] { new { eventType = "Watch", itemId = "1" } } });
        await server.PostAsync("/events/movies", Watched);
        await UntilAsync(() => server.Service<CacheStatistics>().Prefetches == 1);

        Assert.Equal(3, server.Asked(Lists));
        await server.AskAsync("/recommend-items/u1?numResults=3");
        Assert.Equal(3, server.Asked(Lists));
        Assert.Equal("u1", server.Personalize.Asked.Last(one => one.Operation == Lists).Request.Text("userId"));
    }

    [Fact]
    public async Task Lists_of_active_users_are_renewed_before_they_are_old()
    {
        await using var server = await StartAsync();
        for (var i = 0; i < 20; i++)
            await server.AskAsync("/recommend-items/u1");

        // In between the list is young enough for another round.
        int[] asked = [await RoundAsync(server), await RoundAsync(server), await RoundAsync(server)];

        Assert.Equal([1, 1, 2], asked);
        _clock.Advance(Round);
        await server.AskAsync("/recommend-items/u1");
        Assert.Equal(2, AskedFor(server, "u1"));
    }

    [Fact]
    public async Task A_round_that_fails_is_not_the_last_one()
    {
        await using var server = await StartAsync();
        server.Personalize
            .On("GET /_usher/v1/users", _ => new ListUsersResponse { Users = [new("u1", 9), new("u2", 5)], Total = 2 })
            .On(Lists, asked => asked.Text("userId") == "u1" ? Movies.Refusal("ThrottlingException", "later") : new { itemList = new[] { new { itemId = "1" } } });

        _clock.Advance(Round);
        await UntilAsync(() => server.Service<CacheStatistics>().Prefetches == 1 && AskedFor(server, "u1") == 1);
        server.Personalize.On(Lists, _ => new { itemList = new[] { new { itemId = "1" } } });
        await server.AskAsync("/recommend-items/u1");
        await RoundAsync(server);

        Assert.Equal((2, 1), (AskedFor(server, "u1"), AskedFor(server, "u2")));
    }

    private async Task<WebServer> StartAsync() => await new WebServer { Clock = _clock, Personalize = new FakePersonalize().AnswerAsMovies() }.StartAsync();

    private static int AskedFor(WebServer server, string user) => server.Personalize.Asked.Count(one => one.Operation == Lists && one.Request.Text("userId") == user);

    // It ends with half of the past forgotten: whoever asked twice is no longer active.
    private async Task<int> RoundAsync(WebServer server)
    {
        var users = server.Service<ActiveUsers>();
        var mark = $"mark {_clock.GetTimestamp()}";
        users.Record(CachedService.For(mark), weight: 2);
        _clock.Advance(Round);
        await UntilAsync(() => users.FindLastQuery(Movies.Group, mark) is null);
        return AskedFor(server, "u1");
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!holds())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(20), "It did not come.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
