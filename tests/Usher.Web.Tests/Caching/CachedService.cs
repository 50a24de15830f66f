using System.Text;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Usher.Web.Caching;
using Usher.Web.Configuration;
using Usher.Web.Services;
using Usher.Wire.Calling;

namespace Usher.Web.Tests.Caching;

/// <summary>The cache alone, before a source that a test watches.</summary>
internal sealed class CachedService : IRecommendationSource, IAsyncDisposable
{
    public static readonly CampaignEntry Campaign = new(Movies.Arn("campaign", "picks"), "picks", CampaignKind.Personalized, "aws-hrnn", Movies.Group);

    private readonly ServiceProvider _services;
    private int _asked;

    public CachedService(TimeProvider? clock = null, IDistributedCache? shared = null)
    {
        var options = new WebOptions { Services = ServiceAddresses.OfAmazon("us-east-1"), Credentials = new LastingCredentials(new("id", "secret")), Folder = "" };
        var services = new ServiceCollection()
            .AddSingleton(clock ?? TimeProvider.System)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddCaching(options)
            .AddSingleton<IRecommendationSource>(this);
        if (shared is not null)
            services.AddSecondLevel(shared);
        _services = services.BuildServiceProvider();
    }

    /// <summary>What is answered; by default, a text that names user, item and number.</summary>
    public Func<RecommendationQuery, Task<string>> Answer { get; set; } = question => Task.FromResult($"{question.User}|{question.Item}|{question.Count}");

    public int Asked => Volatile.Read(ref _asked);

    public RecommendationCache Cache => _services.GetRequiredService<RecommendationCache>();

    public UserGenerations Generations => _services.GetRequiredService<UserGenerations>();

    public CacheStatistics Statistics => _services.GetRequiredService<CacheStatistics>();

    public static RecommendationQuery For(string user) => new() { Campaign = Campaign, User = user, Count = 25 };

    public async Task<string> AskAsync(RecommendationQuery query) => Encoding.UTF8.GetString((await Cache.GetAsync(query, forceFetch: false)).Response.Body.Span);

    async ValueTask<CachedResponse> IRecommendationSource.FetchAsync(RecommendationQuery query)
    {
        Interlocked.Increment(ref _asked);
        var madeAt = _services.GetRequiredService<TimeProvider>().GetUtcNow();
        return new(Encoding.UTF8.GetBytes(await Answer(query)), madeAt);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
