using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;
using Usher.Web.Caching;
using Usher.Web.Tests.Rest;

namespace Usher.Web.Tests.Caching;

/// <summary>The application with a real Redis as second level of its cache.</summary>
public sealed class RedisTests
{
    private const string Lists = "POST /recommendations";

    private static readonly TimeSpan Patience = RecommendationCache.Lifetime / 2;

    [Fact]
    public async Task A_restart_finds_the_lists_that_were_given_before_it()
    {
        using var redis = await RedisServer.StartedAsync();
        await using var server = await StartAsync(redis);
        var first = await server.AskAsync("/recommend-items/u1");
        // A list is given before it is shared; another one that comes back from Redis says that this one is there.
        await using var other = await AnotherAsync(redis, server.Personalize);
        await UntilAsync(async () => (await other.AskAsync("/recommend-items/u1")).Head.Headers.ETag!.Equals(first.Head.Headers.ETag));
        var asked = server.Asked(Lists);

        await using var restarted = await AnotherAsync(redis, server.Personalize);
        var second = await restarted.AskAsync("/recommend-items/u1");

        Assert.Equal(first.Head.Headers.ETag, second.Head.Headers.ETag);
        Assert.Equal(asked, server.Asked(Lists));
        Assert.Equal(1, restarted.Service<CacheStatistics>().Hits);
    }

    [Fact]
    public async Task An_event_drops_the_lists_of_another_application_long_before_they_are_old()
    {
        using var redis = await RedisServer.StartedAsync();
        await using var one = await StartAsync(redis);
        await using var other = await AnotherAsync(redis, one.Personalize);
        var watched = false;
        one.Personalize
            .On("POST /events", _ => (watched = true, new { }).Item2)
            .On(Lists, _ => new { itemList = new[] { new { itemId = Volatile.Read(ref watched) ? "after" : "before" } } });
        Assert.Equal("before", await FirstOf(other));
        Assert.Equal("before", await FirstOf(one));

        await one.PostAsync("/events/movies", new { sessionId = "s1", userId = "u1", eventList = new[] { new { eventType = "Watch", itemId = "1" } } });

        Assert.Equal("after", await FirstOf(one));
        // Two seconds, but on a machine that has so much to do that Redis counts as gone for a while.
        await UntilAsync(async () => await FirstOf(other) == "after");
    }

    [Fact]
    public async Task Under_load_Redis_may_die_and_come_back_and_nobody_is_refused()
    {
        using var redis = await RedisServer.StartedAsync();
        var log = new HeardLog();
        await using var server = await StartAsync(redis, log);
        await server.AskAsync("/recommend-items/u0");
        var level = server.Service<CacheStatistics>().SecondLevelCache!;
        Assert.True(level.IsAvailable);
        using var enough = new CancellationTokenSource();
        var load = Task.WhenAll(Enumerable.Range(0, 8).Select(worker => LoadAsync(server, worker, enough.Token)));

        redis.Kill();
        await UntilAsync(() => Task.FromResult(!level.IsAvailable));
        await redis.StartAsync();
        await UntilAsync(() => Task.FromResult(level.IsAvailable));
        await using var other = await AnotherAsync(redis, server.Personalize);
        // It is not only there, it is used.
        await UntilAsync(async () =>
        {
            var user = $"/recommend-items/back-{server.Asked(Lists)}";
            await server.AskAsync(user);
            await Task.Delay(50, TestContext.Current.CancellationToken);
            await other.AskAsync(user);
            return other.Service<CacheStatistics>().Hits > 0;
        });
        await enough.CancelAsync();

        Assert.All(await load, worst => Assert.True(worst < TimeSpan.FromSeconds(3), $"Somebody waited for {worst}."));
        Assert.Contains(log.Lines, line => line.StartsWith("Redis does not answer, so the web application caches in memory alone until it does", StringComparison.Ordinal));
        Assert.Contains("Redis answers again.", log.Lines);
    }

    [Fact]
    public async Task A_Redis_that_comes_later_than_the_application_is_found()
    {
        using var redis = await RedisServer.StartedAsync();
        redis.Kill();
        await using var server = await StartAsync(redis);
        Assert.Equal(HttpStatusCode.OK, (await server.AskAsync("/recommend-items/u1")).Head.StatusCode);
        var level = server.Service<CacheStatistics>().SecondLevelCache!;
        await UntilAsync(() => Task.FromResult(!level.IsAvailable));

        await redis.StartAsync();

        var user = 0;
        await UntilAsync(async () =>
        {
            await server.AskAsync($"/recommend-items/u{user++}");
            return level.IsAvailable;
        });
    }

    private static async Task<TimeSpan> LoadAsync(WebServer server, int worker, CancellationToken enough)
    {
        var worst = TimeSpan.Zero;
        for (var i = 0; !enough.IsCancellationRequested; i++)
        {
            var began = TimeProvider.System.GetTimestamp();
            var (head, _) = await server.AskAsync($"/recommend-items/u{worker}-{i % 50}");
            Assert.Equal(HttpStatusCode.OK, head.StatusCode);
            var took = TimeProvider.System.GetElapsedTime(began);
            worst = took > worst ? took : worst;
        }

        return worst;
    }

    private static async Task<string?> FirstOf(WebServer server) => (await server.AskAsync("/recommend-items/u1")).Body.GetProperty("itemList")[0].Text("itemId");

    private static Task<WebServer> StartAsync(RedisServer redis, ILoggerProvider? log = null) =>
        new WebServer { Personalize = new FakePersonalize().AnswerAsMovies(), Options = options => options with { Redis = redis.Address }, Logging = logging => AddTo(logging, log) }.StartAsync();

    private static Task<WebServer> AnotherAsync(RedisServer redis, FakePersonalize personalize) =>
        new WebServer { Personalize = personalize, Options = options => options with { Redis = redis.Address } }.StartAsync();

    private static void AddTo(ILoggingBuilder logging, ILoggerProvider? log)
    {
        if (log is not null)
            logging.AddProvider(log);
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, $"It did not come within {Patience}.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private sealed class HeardLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                Lines.Enqueue(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
