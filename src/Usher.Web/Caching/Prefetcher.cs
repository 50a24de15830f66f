using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Usher.Web.Services;

namespace Usher.Web.Caching;

/// <summary>Renews the lists of the most active users before they ask: when they are about to grow too old, and as soon as an event has dropped them.</summary>
internal sealed partial class Prefetcher(AnswerCache cache, ActiveUsers users, CampaignDirectory campaigns, IInsight insight, TimeProvider clock, ILogger<Prefetcher> log) : BackgroundService
{
    private const int MostUsers = 50;
    private const int MostWaiting = 1_000;
    private const int UsualResults = 25;

    // Short against the lifetime of a list: those that would be too old at the next round are renewed at this one.
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Oldest = AnswerCache.Lifetime - (2 * Round);

    // Made with the service and not when it runs: the first round counts from the start.
    private readonly PeriodicTimer _rounds = new(Round, clock);

    private readonly Channel<Question> _waiting = Channel.CreateBounded<Question>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Takes notice that a user did something.</summary>
    public void Notice(string datasetGroupArn, string user)
    {
        if (users.LastOf(datasetGroupArn, user) is { } question)
            _waiting.Writer.TryWrite(question);
    }

    public override void Dispose()
    {
        _rounds.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken) => await Task.WhenAll(RenewDroppedAsync(stoppingToken), RenewAgeingAsync(stoppingToken));

    private async Task RenewDroppedAsync(CancellationToken stop)
    {
        await foreach (var question in _waiting.Reader.ReadAllAsync(stop))
            await TryAsync(() => cache.RenewAsync(question, Oldest).AsTask(), stop);
    }

    private async Task RenewAgeingAsync(CancellationToken stop)
    {
        for (var isFirst = true; await _rounds.WaitForNextTickAsync(stop); isFirst = false)
        {
            if (isFirst)
                await TryAsync(() => GreetAsync(stop), stop);
            foreach (var question in users.Top(MostUsers))
                await TryAsync(() => cache.RenewAsync(question, Oldest).AsTask(), stop);
            users.Age();
        }
    }

    // Before anybody has asked here, the most active users are those who were so until now.
    private async Task GreetAsync(CancellationToken stop)
    {
        foreach (var group in (await campaigns.AllAsync(stop)).Where(campaign => campaign.Kind is CampaignKind.Personalized).DistinctBy(campaign => campaign.DatasetGroupArn))
        {
            foreach (var user in (await insight.UsersAsync(group.DatasetGroupArn, MostUsers, nextToken: null, stop)).Users)
                users.Note(new() { Campaign = group, User = user.UserId, Count = UsualResults }, weight: 2);
        }
    }

    // Whoever asks is told why there is no answer; here it is only not fetched, and the next one is.
    private async Task TryAsync(Func<Task> renew, CancellationToken stop)
    {
        try
        {
            await renew().WaitAsync(stop);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            SaysNotFetched(fault.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A list was not fetched ahead: {Reason}")]
    private partial void SaysNotFetched(string reason);
}
