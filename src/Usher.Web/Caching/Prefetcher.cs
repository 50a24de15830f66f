using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Usher.Web.Services;

namespace Usher.Web.Caching;

/// <summary>Fetches the lists of the most active users before they ask for them: shortly before a list expires, and as soon as an event has dropped it.</summary>
internal sealed partial class Prefetcher(RecommendationCache cache, ActiveUsers users, CampaignDirectory campaigns, IInsight insight, TimeProvider clock, ILogger<Prefetcher> log) : BackgroundService
{
    private const int MaxUsers = 50;
    private const int MaxQueued = 1_000;
    private const int DefaultResults = 25;

    // Lists that would expire before the next round are fetched in this one.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan MaxAge = RecommendationCache.Lifetime - (2 * Interval);

    // Created with the service rather than in ExecuteAsync: the first round counts from the start of the service.
    private readonly PeriodicTimer _timer = new(Interval, clock);

    private readonly Channel<RecommendationQuery> _queue = Channel.CreateBounded<RecommendationQuery>(new BoundedChannelOptions(MaxQueued) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Queues the last query of a user whose lists were dropped. Does nothing for users who are not active, or where the queue is full.</summary>
    public void Enqueue(string datasetGroupArn, string user)
    {
        if (users.FindLastQuery(datasetGroupArn, user) is { } query)
            _queue.Writer.TryWrite(query);
    }

    public override void Dispose()
    {
        _timer.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken) => await Task.WhenAll(RefreshDroppedAsync(stoppingToken), RefreshAgeingAsync(stoppingToken));

    private async Task RefreshDroppedAsync(CancellationToken cancellationToken)
    {
        await foreach (var query in _queue.Reader.ReadAllAsync(cancellationToken))
            await TryAsync(() => cache.RefreshAsync(query, MaxAge).AsTask(), cancellationToken);
    }

    private async Task RefreshAgeingAsync(CancellationToken cancellationToken)
    {
        for (var isFirst = true; await _timer.WaitForNextTickAsync(cancellationToken); isFirst = false)
        {
            if (isFirst)
                await TryAsync(() => WarmUpAsync(cancellationToken), cancellationToken);
            foreach (var query in users.Top(MaxUsers))
                await TryAsync(() => cache.RefreshAsync(query, MaxAge).AsTask(), cancellationToken);
            users.Decay();
        }
    }

    // Until users have queried this instance, the users with most interactions count as active.
    private async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        foreach (var group in (await campaigns.AllAsync(cancellationToken)).Where(campaign => campaign.Kind is CampaignKind.Personalized).DistinctBy(campaign => campaign.DatasetGroupArn))
        {
            foreach (var user in (await insight.UsersAsync(group.DatasetGroupArn, MaxUsers, nextToken: null, cancellationToken)).Users)
                users.Record(new() { Campaign = group, User = user.UserId, Count = DefaultResults }, weight: 2);
        }
    }

    // Errors are reported to the client that asks for the list; the prefetcher only goes on with the next one.
    private async Task TryAsync(Func<Task> refresh, CancellationToken cancellationToken)
    {
        try
        {
            await refresh().WaitAsync(cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotFetched(fault.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A list was not prefetched: {Reason}")]
    private partial void LogNotFetched(string reason);
}
