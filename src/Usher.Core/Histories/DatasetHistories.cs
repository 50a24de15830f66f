using System.Globalization;
using Usher.Core.EventStore;
using Usher.Datasets.Histories;

namespace Usher.Core.Histories;

/// <summary>All interactions of a dataset by user: an index of what had come when it was made, and the events since.</summary>
/// <param name="store">The events.</param>
/// <param name="stream">The dataset's; null for no dataset.</param>
/// <param name="index">What had come.</param>
/// <param name="newest">The newest event that is in it.</param>
internal sealed class DatasetHistories(IEventStore store, string? stream, InteractionIndex index, long newest)
{
    // Every answer goes through the tail, and a new index reads everything: a tail may be a quarter of it.
    private const int LongTail = 50_000;

    private HistoryTail _tail = new() { UpTo = newest };

    public InteractionIndex Index => index;

    /// <summary>The events since, as of the last <see cref="AdvanceAsync"/>.</summary>
    public HistoryTail Tail => Volatile.Read(ref _tail);

    /// <summary>Whether it is time to make a new index.</summary>
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
            // Where another caller was faster, this one counts what is left.
            if (after == before || Interlocked.CompareExchange(ref _tail, after, before) == before)
                return;
        }
    }

    /// <summary>The interactions of a user, or of a session before login, newest first; at equal times, what came later.</summary>
    public async ValueTask<IReadOnlyList<PastInteraction>> ReadUserAsync(string user, CancellationToken cancellationToken)
    {
        var number = index.UserOf(user);
        var indexed = number < 0 ? [] : index.Of(number);
        var past = new List<PastInteraction>(indexed.Length);
        foreach (var one in indexed)
            past.Add(new(index.Items[one.Item], index.EventTypes[one.EventType], one.Time, ValueOf(one.Value), one.IsLive));
        // Who is not in the index may be a session: its events are in no training before login, whenever they came.
        if (stream is not null)
        {
            var events = await store.ReadUserAsync(stream, user, number < 0 ? 0 : newest, cancellationToken);
            past.AddRange(events.Where(live => !Has(indexed, live)).Select(live => new PastInteraction(live.ItemId, live.EventType, live.Time, live.Value, IsLive: true)));
        }

        past.Reverse();
        // Stable: what came later stays before.
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

    // Somebody may import what he has sent before: a training takes both for one, where they agree in everything.
    private bool Has(IndexedInteraction[] indexed, LiveEvent live)
    {
        var item = index.ItemOf(live.ItemId);
        var value = live.Value is { } given ? (float)given : float.NaN;
        return item >= 0 && indexed.Any(one => one.Item == item && one.Time == live.Time && one.Value.Equals(value) && index.EventTypes[one.EventType] == live.EventType);
    }

    // 3.1 as it was imported, and not the nearest float's 3.0999999.
    private static double? ValueOf(float value) => float.IsNaN(value) ? null : double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static Dictionary<string, int> Copy(IReadOnlyDictionary<string, int> counts) => new(counts, StringComparer.Ordinal);

    private static void Count(Dictionary<string, int> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;
}
