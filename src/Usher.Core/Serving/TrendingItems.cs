using Usher.Core.Datasets;
using Usher.Core.EventStore;
using Usher.Core.Models;
using Usher.Core.Records;
using Usher.Core.Users;
using Usher.Datasets.Schemas;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;

namespace Usher.Core.Serving;

/// <summary>The trending items, computed from the training events and the live events since. They are computed again in the model's interval, and at least every two hours.</summary>
/// <remarks>Developer Guide, "Trending-Now recipe". Intervals end at whole multiples of their length, so that all nodes give the same items in an interval.</remarks>
public sealed class TrendingItems(ServiceRecords records, IEventStore events, TimeProvider clock)
{
    private const int MaxCached = 100;

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(2);

    private readonly VersionedCache<long, float[]> _kept = new(MaxCached);

    /// <summary>The best items. The caller must hold the lease of the model until the task ends.</summary>
    /// <param name="model">The model.</param>
    /// <param name="ranker">Its ranker.</param>
    /// <param name="count">The number of items.</param>
    /// <param name="among">The items that may be in the list; null for all.</param>
    internal async Task<RankedItems> TopAsync(LoadedModel model, TrendingRanker ranker, int count, ItemSet? among)
    {
        var wait = (long)TimeSpan.FromTicks(Math.Min(ranker.Interval.Ticks, LongestWait.Ticks)).TotalSeconds;
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var moment = now - (now % wait);
        var scores = await _kept.GetAsync(model.Version.Arn, moment, () => EvaluateAsync(model, ranker, moment));
        var top = new ScoredItem[Math.Min(count, scores.Length)];
        return RankedItems.From(top.AsSpan(0, TopK.Select(scores, top, new() { Included = among })));
    }

    private async Task<float[]> EvaluateAsync(LoadedModel model, TrendingRanker ranker, long moment)
    {
        var later = await ReadLaterAsync(model, moment - (2 * (long)ranker.Interval.TotalSeconds));
        var scores = new float[ranker.ItemCount];
        ranker.ScoreAt(moment, later, scores);
        return scores;
    }

    // An item that was added after the training has no index in the model, and so no trend.
    private async Task<List<Event>> ReadLaterAsync(LoadedModel model, long after)
    {
        var later = new List<Event>();
        if (records.Current.DatasetOf(model.Version.Shape.DatasetGroupArn!, DatasetType.Interactions) is not { } dataset)
            return later;

        await foreach (var one in events.ReadEventsAsync(DatasetStreamName.Of(dataset), model.Version.LastEvent, CancellationToken.None))
        {
            if (one.Event.Time > after && model.Reads(new(one.Number, one.Event.ItemId, one.Event.EventType, one.Event.Time, one.Event.Value), out var item))
                later.Add(new Event(item, one.Event.Time));
        }

        return later;
    }
}
