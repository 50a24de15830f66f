using System.Numerics.Tensors;
using Usher.Ranking.Histories;

namespace Usher.Ranking.Rankers;

/// <summary>Scores items by how fast their popularity grows: events of the newest interval against those of the one before it. The same list for all.</summary>
/// <remarks>
/// Growth is (newer - older) / sqrt(newer + older), the difference in units of what chance alone makes of it: ten events after none are a trend, one after none is hardly one, and of two items
/// that double, the one with more events has the better proof. Items that do not grow follow by popularity.
/// </remarks>
public sealed class TrendingRanker : IRanker
{
    internal const string Kind = "trending";

    private readonly ReadOnlyMemory<float> _shares;
    private readonly ReadOnlyMemory<int> _items;
    private readonly ReadOnlyMemory<long> _times;

    /// <summary>Takes what is known of the items.</summary>
    /// <param name="interval">Length of an interval.</param>
    /// <param name="shares">(I) the share of users that each item has, as in <see cref="PopularityRanker"/>.</param>
    /// <param name="items">(N) the item of each event of the last two intervals before the newest event, that included.</param>
    /// <param name="times">(N) the time of each, in seconds since 1970-01-01 UTC, in any order.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other, or a number is out of range.</exception>
    public TrendingRanker(TimeSpan interval, ReadOnlyMemory<float> shares, ReadOnlyMemory<int> items, ReadOnlyMemory<long> times)
    {
        Popularity.Check(shares.Span, shares.Length);
        if (interval < TimeSpan.FromMinutes(1))
            throw new ArgumentException($"The interval is {interval}; at least a minute is allowed.", nameof(interval));
        if (items.Length != times.Length || !Ranges.AreBelow(items.Span, shares.Length))
            throw new ArgumentException($"{items.Length} items, of {shares.Length} there are, and {times.Length} times do not make events.", nameof(items));

        (Interval, _shares, _items, _times) = (interval, shares, items, times);
        Newest = times.IsEmpty ? 0 : TensorPrimitives.Max(times.Span);
    }

    /// <inheritdoc/>
    public int ItemCount => _shares.Length;

    /// <summary>Length of an interval.</summary>
    public TimeSpan Interval { get; }

    /// <summary>Time of the newest event that the model was trained with, in seconds since 1970-01-01 UTC; 0 without any.</summary>
    public long Newest { get; }

    /// <summary>Begins a user, who gets what everybody gets: the trends at the newest event of the training.</summary>
    /// <param name="user">Does not matter.</param>
    public UserState Start(int user = -1) => new State(this);

    /// <summary>Scores every item by its trend at some moment.</summary>
    /// <param name="moment">Where the newest interval ends, in seconds since 1970-01-01 UTC; that second belongs to it.</param>
    /// <param name="later">Events since the training; those outside of the two intervals do not count.</param>
    /// <param name="scores">(I) receives the scores: of items that grow, growth; of all others, less than any growth, by popularity.</param>
    public void ScoreAt(long moment, IEnumerable<Event> later, Span<float> scores)
    {
        var counts = new (int Newer, int Older)[ItemCount];               // (I)
        for (var i = 0; i < _times.Length; i++)
            Count(_items.Span[i], _times.Span[i]);
        foreach (var one in later)
        {
            ItemIndex.Check(one.Item, ItemCount);
            Count(one.Item, one.Time);
        }

        for (var item = 0; item < counts.Length; item++)
        {
            var (newer, older) = counts[item];
            // The smallest growth there is, of n + 1 after n, is above 0.0007 for two million events; a share is at most 1.
            scores[item] = newer > older ? (float)((newer - older) / Math.Sqrt(newer + older)) : 1e-4f * _shares.Span[item];
        }

        void Count(int item, long time)
        {
            var seconds = (long)Interval.TotalSeconds;
            if (time > moment || time <= moment - (2 * seconds))
                return;

            if (time > moment - seconds)
                counts[item].Newer++;
            else
                counts[item].Older++;
        }
    }

    /// <inheritdoc/>
    public void Save(RankerWriter writer)
    {
        writer.Kind(Kind);
        writer.Number("seconds", Interval.TotalSeconds);
        writer.Tensor("shares", _shares.Span, _shares.Length);
        writer.Tensor("items", _items.Span, _items.Length);
        writer.Tensor("times", _times.Span, _times.Length);
    }

    internal static TrendingRanker Load(RankerReader reader) => new(
        TimeSpan.FromSeconds(reader.Number("seconds", 60, TimeSpan.SecondsPerDay * 366)), reader.Vector<float>("shares"), reader.Vector<int>("items"), reader.Vector<long>("times"));

    private sealed class State(TrendingRanker ranker) : UserState
    {
        public override int ItemCount => ranker.ItemCount;

        public override void Advance(in Event newest) => ItemIndex.Check(newest.Item, ranker.ItemCount);

        public override void Score(Span<float> scores) => ranker.ScoreAt(ranker.Newest, [], scores);
    }
}
