using Usher.Core.EventStore;
using Usher.Core.Models;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;

namespace Usher.Core.Recommending;

/// <summary>What one model remembers of one user: the history it was trained with, and the live events since.</summary>
internal sealed class LiveState
{
    private readonly UserState _state;
    private long _upTo;
    private long _time;

    /// <param name="model">A model that is leased.</param>
    /// <param name="user">Known to it or not.</param>
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

    /// <summary>The model; the state is of no use once that has gone.</summary>
    public LoadedModel Model { get; }

    /// <summary>Whether it has taken in no event yet.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>The count of news up to which it has advanced; -1 before it has at all.</summary>
    public int SeenRevision { get; set; } = -1;

    /// <summary>Takes in the live events that it has not seen.</summary>
    public void Advance(IEventStore events, string stream, string user)
    {
        foreach (var live in events.Of(stream, user, _upTo))
        {
            _upTo = live.Number;
            if (!Model.Reads(live, out var item))
                continue;

            // An event that was sent late counts as one that comes now: a state goes forward only.
            _time = Math.Max(_time, live.Time);
            _state.Advance(new Event(item, _time));
            IsEmpty = false;
        }
    }

    /// <summary>The best items.</summary>
    public RankedItems Top(int count)
    {
        Span<ScoredItem> top = stackalloc ScoredItem[Math.Min(count, Model.Ranker.ItemCount)];
        return RankedList.Of(top[.._state.Top(top)]);
    }

    /// <summary>The scores of all items.</summary>
    public void Score(Span<float> scores) => _state.Score(scores);
}
