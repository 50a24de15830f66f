using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Usher.Contracts;
using Usher.Web.Caching;

namespace Usher.Web.Tests.Caching;

public sealed class RecommendationCacheTests
{
    // Ids made of what separates fields in keys, and of what other fields hold: whatever could pass for something else.
    private static readonly Gen<string> Ids = Gen.String[Gen.Char["|:01d#a漢\ud800\udc00%"], 1, 6];
    private static readonly Gen<RecommendationQuery> Questions = Gen.Select(Ids.Null(), Ids.Null(), Gen.Int[1, 3].Nullable(), Ids.Null(), Ids.Array[0, 3].Null(), Gen.Bool)
        .Select((user, item, count, filter, items, includesMetadata) => new RecommendationQuery { Campaign = CachedService.Campaign, User = user, Item = item, Count = count, Filter = filter, Items = items, IncludesMetadata = includesMetadata });

    [Fact]
    public void Two_questions_have_the_same_key_only_if_they_are_the_same() => Gen.Select(Questions, Questions, Gen.OneOfConst("0", "1"), Gen.OneOfConst("0", "1")).Sample(
        (one, other, generation, otherGeneration) =>
            (one.CacheKey(generation) == other.CacheKey(otherGeneration)) == (generation == otherGeneration && Written(one) == Written(other)),
        iter: 20_000);

    [Fact]
    public async Task Under_load_from_many_users_nobody_is_given_anothers_list_nor_one_from_before_his_event()
    {
        await using var service = new CachedService();
        string[] hostile = ["", "|", "1:", "||25", "漢", "\ud800", "%2F", " "];
        string[] users = [.. Enumerable.Range(0, 200).Select(i => $"{hostile[i % hostile.Length]}{i}")];
        var versions = users.ToDictionary(user => user, _ => new int[1]);
        var over = users.ToDictionary(user => user, _ => new int[1]);
        service.Answer = async question =>
        {
            // What is true when it is asked may have changed when it is answered.
            var version = Volatile.Read(ref versions[question.User!][0]);
            await Task.Yield();
            return $"{version}|{question.User}|{question.Count}";
        };
        var faults = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(Enumerable.Range(0, 16), TestContext.Current.CancellationToken, async (worker, _) =>
        {
            var random = new Random(worker);
            for (var i = 0; i < 2_000; i++)
            {
                var user = users[random.Next(users.Length) * random.Next(users.Length) / users.Length];
                if (random.Next(10) == 0)
                {
                    var version = Interlocked.Increment(ref versions[user][0]);
                    await service.Generations.AdvanceAsync(user);
                    // Others may be ahead.
                    for (var seen = over[user][0]; seen < version; seen = over[user][0])
                        Interlocked.CompareExchange(ref over[user][0], version, seen);
                    continue;
                }

                var count = random.Next(1, 3);
                var oldest = Volatile.Read(ref over[user][0]);
                var answer = await service.AskAsync(CachedService.For(user) with { Count = count });
                if (!answer.EndsWith($"|{Sent(user)}|{count}", StringComparison.Ordinal))
                    faults.Add($"{user} asked for {count} and got {answer}");
                if (int.Parse(answer.Split('|')[0], CultureInfo.InvariantCulture) < oldest)
                    faults.Add($"{user} got {answer} after event {oldest}");
            }
        });

        Assert.Empty(faults);
        foreach (var user in users)
        {
            // All events are over: from now on, nothing older is given.
            Assert.Equal($"{versions[user][0]}|{Sent(user)}|1", await service.AskAsync(CachedService.For(user) with { Count = 1 }));
        }

        Assert.True(service.Statistics.Hits > 0);
    }

    [Fact]
    public async Task A_list_that_is_under_way_when_an_event_comes_is_given_to_nobody_who_asks_after_it()
    {
        await using var service = new CachedService();
        var began = new TaskCompletionSource();
        var goOn = new TaskCompletionSource<string>();
        service.Answer = _ => (began.TrySetResult(), goOn.Task).Task;
        var before = service.AskAsync(CachedService.For("u"));
        await began.Task;

        await service.Generations.AdvanceAsync("u");
        service.Answer = _ => Task.FromResult("after");
        var after = await service.AskAsync(CachedService.For("u"));
        goOn.SetResult("before");

        Assert.Equal("after", after);
        Assert.Equal("before", await before);
        Assert.Equal("after", await service.AskAsync(CachedService.For("u")));
    }

    [Fact]
    public async Task Many_who_ask_the_same_at_once_are_one_question()
    {
        await using var service = new CachedService();
        var goOn = new TaskCompletionSource<string>();
        service.Answer = _ => goOn.Task;
        var all = Enumerable.Range(0, 50).Select(_ => service.AskAsync(CachedService.For("u"))).ToArray();

        goOn.SetResult("one");

        Assert.All(await Task.WhenAll(all), answer => Assert.Equal("one", answer));
        Assert.Equal(1, service.Asked);
        Assert.Equal((49, 1), (service.Statistics.Hits, service.Statistics.Misses));
    }

    [Fact]
    public async Task Several_applications_share_lists_and_a_restart_finds_them()
    {
        var shared = new Passing(new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions())));
        await using var one = new CachedService(shared: shared);
        await using var other = new CachedService(shared: shared);
        await one.AskAsync(CachedService.For("u"));
        // It is given before it is shared.
        await shared.Written.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal("u||25", await other.AskAsync(CachedService.For("u")));
        Assert.Equal(0, other.Asked);

        await one.Generations.AdvanceAsync("u");
        await using var restarted = new CachedService(shared: shared) { Answer = _ => Task.FromResult("after") };

        Assert.Equal("after", await restarted.AskAsync(CachedService.For("u")));
    }

    [Fact]
    public async Task An_event_that_another_application_took_is_noticed()
    {
        var shared = new Passing(new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions())));
        await using var one = new CachedService(shared: shared);
        await using var other = new CachedService(new Hasty(), shared);
        await other.AskAsync(CachedService.For("u"));
        other.Answer = _ => Task.FromResult("after");

        await one.Generations.AdvanceAsync("u");

        Assert.Equal("after", await other.AskAsync(CachedService.For("u")));
    }

    [Fact]
    public async Task Without_its_second_level_the_cache_goes_on_and_no_event_is_forgotten_when_it_is_back()
    {
        var shared = new Passing(new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions())));
        await using var service = new CachedService(new Hasty(), shared) { Answer = _ => Task.FromResult("before") };
        await service.AskAsync(CachedService.For("u"));
        await shared.Written.WaitAsync(TestContext.Current.CancellationToken);

        shared.IsGone = true;
        service.Answer = _ => Task.FromResult("after");
        await service.Generations.AdvanceAsync("u");
        var during = await service.AskAsync(CachedService.For("u"));
        shared.IsGone = false;
        var back = await service.AskAsync(CachedService.For("u"));

        Assert.Equal(("after", "after"), (during, back));
        await using var other = new CachedService(shared: shared) { Answer = _ => Task.FromResult("of the other") };
        Assert.NotEqual("before", await other.AskAsync(CachedService.For("u")));
    }

    [Fact]
    public async Task What_is_refused_is_not_kept()
    {
        await using var service = new CachedService { Answer = _ => throw new HttpRequestException("gone") };
        await Assert.ThrowsAsync<HttpRequestException>(() => service.AskAsync(CachedService.For("u")));

        service.Answer = _ => Task.FromResult("there");

        Assert.Equal("there", await service.AskAsync(CachedService.For("u")));
    }

    [Fact]
    public async Task Memory_stays_within_its_limit_however_many_ask()
    {
        await using var service = new CachedService();
        var large = new string('x', 900_000);
        service.Answer = _ => Task.FromResult(large);
        for (var i = 0; i < 400; i++)
            await service.Cache.GetAsync(CachedService.For($"u{i}"), forceFetch: false);

        // One list that is not there any more is enough.
        var before = service.Asked;
        for (var i = 0; i < 400 && service.Asked == before; i++)
            await service.Cache.GetAsync(CachedService.For($"u{i}"), forceFetch: false);

        Assert.True(service.Asked > before, "360 MB of lists were kept.");
    }

    [Fact]
    public async Task Active_users_are_renewed_before_they_ask_and_others_are_not()
    {
        var clock = new StandingClock();
        await using var service = new CachedService(clock);
        await service.AskAsync(CachedService.For("u"));
        await service.Cache.RefreshAsync(CachedService.For("u"), TimeSpan.FromSeconds(30));
        Assert.Equal(1, service.Asked);

        clock.Now += TimeSpan.FromSeconds(40);
        await service.Cache.RefreshAsync(CachedService.For("u"), TimeSpan.FromSeconds(30));
        clock.Now += TimeSpan.FromSeconds(40);
        await service.AskAsync(CachedService.For("u"));

        Assert.Equal(2, service.Asked);
        Assert.Equal((1, 1, 1), (service.Statistics.Hits, service.Statistics.Misses, service.Statistics.Prefetches));
        Assert.Equal(TimeSpan.FromSeconds(40), service.Statistics.MeanAge);
    }

    [Fact]
    public void Who_asks_most_comes_first_and_who_stops_is_forgotten()
    {
        var users = new ActiveUsers();
        users.Record(CachedService.For("once"));
        users.Record(CachedService.For("often"), weight: 9);
        users.Record(CachedService.For("twice"), weight: 2);

        Assert.Equal(["often", "twice"], users.Top(10).Select(question => question.User));
        users.Decay();
        Assert.Equal(["often"], users.Top(10).Select(question => question.User));
        Assert.Null(users.FindLastQuery(Movies.Group, "once"));
    }

    // As it comes out of UTF-8: a half of a pair is no character.
    private static string Sent(string user) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(user));

    private static string Written(RecommendationQuery question) => JsonSerializer.Serialize(new object?[]
    {
        Points(question.User), Points(question.Item), question.Count, Points(question.Filter), question.Items?.Select(Points), question.IncludesMetadata,
    });

    // As numbers: no encoding makes two out of one.
    private static int[]? Points(string? text) => text?.Select(character => (int)character).ToArray();

    /// <summary>A store of several applications, which can go.</summary>
    private sealed class Passing(IDistributedCache inner) : IDistributedCache
    {
        public bool IsGone { get; set; }

        /// <summary>Counts what was written.</summary>
        public SemaphoreSlim Written { get; } = new(0);

        private IDistributedCache Inner => IsGone ? throw new InvalidOperationException("The connection is gone.") : inner;

        public byte[]? Get(string key) => Inner.Get(key);

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Inner.GetAsync(key, token);

        public void Refresh(string key) => Inner.Refresh(key);

        public Task RefreshAsync(string key, CancellationToken token = default) => Inner.RefreshAsync(key, token);

        public void Remove(string key) => Inner.Remove(key);

        public Task RemoveAsync(string key, CancellationToken token = default) => Inner.RemoveAsync(key, token);

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => Inner.Set(key, value, options);

        public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        {
            await Inner.SetAsync(key, value, options, token);
            Written.Release();
        }
    }

    // Ten seconds pass whenever somebody looks at it, so that nothing that was looked up is fresh.
    private sealed class Hasty : TimeProvider
    {
        private long _now;

        public override long GetTimestamp() => Interlocked.Add(ref _now, TimestampFrequency * 10);
    }
}
