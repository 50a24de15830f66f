using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Usher.Web.Services;

namespace Usher.Web.Caching;

/// <summary>Renews the lists of the most active users before they ask: when they are about to grow too old, and as soon as an event has dropped them.</summary>
internal sealed partial class Prefetcher(RecommendationCache cache, ActiveUsers users, CampaignDirectory campaigns, IInsight insight, TimeProvider clock, ILogger<Prefetcher> log) : BackgroundService
{
    private const int MaxUsers = 50;
    private const int MaxQueued = 1_000;
    private const int DefaultResults = 25;

    // Short against the lifetime of a list: those that would be too old at the next round are renewed at this one.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan MaxAge = RecommendationCache.Lifetime - (2 * Interval);

    // Made with the service and not when it runs: the first round counts from the start.
    private readonly PeriodicTimer _timer = new(Interval, clock);

    private readonly Channel<RecommendationQuery> _queue = Channel.CreateBounded<RecommendationQuery>(new BoundedChannelOptions(MaxQueued) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Takes notice that a user did something.</summary>
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

    private async Task RefreshDroppedAsync(CancellationToken stop)
    {
        await foreach (var query in _queue.Reader.ReadAllAsync(stop))
            await TryAsync(() => cache.RefreshAsync(query, MaxAge).AsTask(), stop);
    }

    private async Task RefreshAgeingAsync(CancellationToken stop)
    {
        for (var isFirst = true; await _timer.WaitForNextTickAsync(stop); isFirst = false)
        {
            if (isFirst)
                await TryAsync(() => WarmUpAsync(stop), stop);
            foreach (var query in users.Top(MaxUsers))
                await TryAsync(() => cache.RefreshAsync(query, MaxAge).AsTask(), stop);
            users.Decay();
        }
    }

    // Before anybody has asked here, the most active users are those who were so until now.
    private async Task WarmUpAsync(CancellationToken stop)
    {
        foreach (var group in (await campaigns.AllAsync(stop)).Where(campaign => campaign.Kind is CampaignKind.Personalized).DistinctBy(campaign => campaign.DatasetGroupArn))
        {
            foreach (var user in (await insight.UsersAsync(group.DatasetGroupArn, MaxUsers, nextToken: null, stop)).Users)
                users.Record(new() { Campaign = group, User = user.UserId, Count = DefaultResults }, weight: 2);
        }
    }

    // Whoever asks is told why there is no answer; here it is only not fetched, and the next one is.
    private async Task TryAsync(Func<Task> refresh, CancellationToken stop)
    {
        try
        {
            await refresh().WaitAsync(stop);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            LogNotFetched(fault.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A list was not fetched ahead: {Reason}")]
    private partial void LogNotFetched(string reason);
}
