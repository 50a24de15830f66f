using Usher.Core.EventStore;
using Usher.Core.Models;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;

namespace Usher.Core.Users;

/// <summary>The state of one user in one model: the history it was trained with, and the live events since.</summary>
internal sealed class LiveState
{
    // So many best items are kept once a filter is applied: mostly enough of them pass, and then no item has to be scored again.
    private const int KeptForFilters = 500;

    private readonly UserState _state;
    private long _upTo;
    private long _time;
    private RankedItems? _top;

    /// <param name="model">A leased model.</param>
    /// <param name="user">The user, who may be unknown to the model.</param>
    public LiveState(LoadedModel model, string user)
    {
        Model = model;
        _upTo = model.Version.LastEvent;
        _state = model.Ranker.Start(model.Folder.Users.IndexOf(user));
        if (model.Folder.Histories is { } histories && histories.Users.IndexOf(user) is >= 0 and var index)
        {
            var events = histories.EventsOf(index);
            _state.Advance(events);
            _time = events.IsEmpty ? 0 : events.Times[^1];
            IsEmpty = events.IsEmpty;
        }
    }

    /// <summary>The model. When it is released, the state must be dropped.</summary>
    public LoadedModel Model { get; }

    /// <summary>Whether no event has been applied yet.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>The revision of the user's events that was applied last; -1 before the first.</summary>
    public int SeenRevision { get; set; } = -1;

    /// <summary>Applies the live events since the last call.</summary>
    public async ValueTask AdvanceAsync(IEventStore events, string stream, string user)
    {
        foreach (var live in await events.ReadUserAsync(stream, user, _upTo, CancellationToken.None))
        {
            _upTo = live.Number;
            if (!Model.Reads(live, out var item))
                continue;

            // An event that was sent late is applied as the newest, because a state cannot insert events before others.
            _time = Math.Max(_time, live.Time);
            _state.Advance(new Event(item, _time));
            _top = null;
            IsEmpty = false;
        }
    }

    /// <summary>The best items. They are kept until the next event, because pages often request the same list again, with other filters or none.</summary>
    /// <param name="count">The number of items.</param>
    /// <param name="context">The context of the request; null for none. Lists in a context are not kept.</param>
    /// <param name="among">The items that may be in the list; null for all.</param>
    public RankedItems Top(int count, EventContext? context = null, ItemSet? among = null)
    {
        if (context is not null)
            return TopIn(context, count, among);
        if (among is null)
            return Best(count).First(count);
        // Without a kept list, few items are scored sooner than all.
        if (_top is null && among.Count < count)
            return RankedItems.Top(_state, count, Candidates.Only(among));

        var best = Best(Math.Max(count, KeptForFilters));
        var passing = best.Among(among, count);
        return passing.Items.Length == count || passing.Items.Length == among.Count ? passing : RankedItems.Top(_state, count, Candidates.Only(among));
    }

    private RankedItems Best(int count)
    {
        var wanted = Math.Min(count, _state.ItemCount);
        if (_top is null || _top.Items.Length < wanted)
            _top = RankedItems.Top(_state, wanted);
        return _top;
    }

    /// <summary>The scores of all items.</summary>
    /// <param name="scores">Receives the scores.</param>
    /// <param name="context">The context of the request; null for none.</param>
    public void Score(Span<float> scores, EventContext? context = null)
    {
        _state.SetContext(context);
        try
        {
            _state.Score(scores);
        }
        finally
        {
            _state.SetContext(null);
        }
    }

    // The state goes back to none, so that a request without a context is answered without one.
    private RankedItems TopIn(EventContext context, int count, ItemSet? among)
    {
        _state.SetContext(context);
        try
        {
            return RankedItems.Top(_state, count, new() { Included = among });
        }
        finally
        {
            _state.SetContext(null);
        }
    }
}
