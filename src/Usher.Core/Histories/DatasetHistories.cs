using System.Globalization;
using Usher.Core.EventStore;
using Usher.Datasets.Histories;

namespace Usher.Core.Histories;

/// <summary>All interactions of a dataset by user: an index of those that were there when it was built, and the live events since.</summary>
/// <param name="store">The store of live events.</param>
/// <param name="stream">The dataset's stream; null for a group without an Interactions dataset.</param>
/// <param name="index">The index.</param>
/// <param name="newest">The number of the newest event in the index.</param>
internal sealed class DatasetHistories(IEventStore store, string? stream, InteractionIndex index, long newest)
{
    // Every answer reads the tail, but a new index reads all data, so a tail may grow to a quarter of the index.
    private const int LongTail = 50_000;

    private HistoryTail _tail = new() { UpTo = newest };

    public InteractionIndex Index => index;

    /// <summary>The events after the index, as of the last <see cref="AdvanceAsync"/>.</summary>
    public HistoryTail Tail => Volatile.Read(ref _tail);

    /// <summary>Whether the tail is so long that a new index should be built.</summary>
    public bool HasLongTail => Tail.Count > Math.Max(LongTail, index.Count / 4);

    /// <summary>Counts the events that have arrived since the last call.</summary>
    public async ValueTask AdvanceAsync(CancellationToken cancellationToken)
    {
        if (stream is null)
            return;

        while (true)
        {
            var before = Tail;
            var after = await CountAsync(before, stream, cancellationToken);
            // If another caller was faster, this one counts only the rest.
            if (after == before || Interlocked.CompareExchange(ref _tail, after, before) == before)
                return;
        }
    }

    /// <summary>The interactions of a user, or of a session before login, newest first; of equal times the one that arrived later first.</summary>
    public async ValueTask<IReadOnlyList<PastInteraction>> ReadUserAsync(string user, CancellationToken cancellationToken)
    {
        var number = index.UserOf(user);
        var indexed = number < 0 ? [] : index.Of(number);
        var past = new List<PastInteraction>(indexed.Length);
        foreach (var one in indexed)
            past.Add(new(index.Items[one.Item], index.EventTypes[one.EventType], one.Time, ValueOf(one.Value), one.IsLive));
        // A user who is not in the index may be a session. Its events are in no training before login, so all of them are read.
        if (stream is not null)
        {
            var events = await store.ReadUserAsync(stream, user, number < 0 ? 0 : newest, cancellationToken);
            past.AddRange(events.Where(live => !Has(indexed, live)).Select(live => new PastInteraction(live.ItemId, live.EventType, live.Time, live.Value, IsLive: true)));
        }

        past.Reverse();
        // A stable sort: of equal times the one that arrived later stays first.
        return [.. past.OrderByDescending(one => one.Time)];
    }

    private async ValueTask<HistoryTail> CountAsync(HistoryTail before, string from, CancellationToken cancellationToken)
    {
        Dictionary<string, int>? users = null, items = null, types = null;
        var (count, upTo, first, last) = (before.Count, before.UpTo, before.FirstTime, before.LastTime);
        await foreach (var one in store.ReadEventsAsync(from, before.UpTo, cancellationToken))
        {
            upTo = one.Number;
            if (IsInIndex(one))
                continue;

            count++;
            (first, last) = (Math.Min(first ?? long.MaxValue, one.Event.Time), Math.Max(last ?? long.MinValue, one.Event.Time));
            Count(users ??= Copy(before.Users), one.UserId);
            Count(items ??= Copy(before.Items), one.Event.ItemId);
            Count(types ??= Copy(before.EventTypes), one.Event.EventType);
        }

        return upTo == before.UpTo ? before : new()
        {
            UpTo = upTo,
            Count = count,
            Users = users ?? before.Users,
            Items = items ?? before.Items,
            EventTypes = types ?? before.EventTypes,
            FirstTime = first,
            LastTime = last,
        };
    }

    private bool IsInIndex(StoredEvent one) => index.UserOf(one.UserId) is >= 0 and var user
        && Has(index.Of(user), new(one.Number, one.Event.ItemId, one.Event.EventType, one.Event.Time, one.Event.Value));

    // A live event may also be in an import. As in training, two events that are equal in everything count as one.
    private bool Has(IndexedInteraction[] indexed, LiveEvent live)
    {
        var item = index.ItemOf(live.ItemId);
        var value = live.Value is { } given ? (float)given : float.NaN;
        return item >= 0 && indexed.Any(one => one.Item == item && one.Time == live.Time && one.Value.Equals(value) && index.EventTypes[one.EventType] == live.EventType);
    }

    // Through text, so that an imported 3.1 is 3.1 and not the value of the nearest float, 3.0999999.
    private static double? ValueOf(float value) => float.IsNaN(value) ? null : double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static Dictionary<string, int> Copy(IReadOnlyDictionary<string, int> counts) => new(counts, StringComparer.Ordinal);

    private static void Count(Dictionary<string, int> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;
}
