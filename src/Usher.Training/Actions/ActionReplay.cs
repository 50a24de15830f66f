using Usher.Ranking.Actions;
using Usher.Ranking.Histories;

namespace Usher.Training.Actions;

/// <summary>Brings users to the moments at which they had actions before them: with everything that came before, and nothing later.</summary>
/// <param name="set">The events with items.</param>
/// <param name="actions">The interactions with actions.</param>
/// <param name="start">Begins a user, given by the index in the training set; -1 for a user without events.</param>
internal sealed class ActionReplay(TrainingSet set, ActionSet actions, Func<int, ActionUser> start)
{
    /// <summary>Visits moments.</summary>
    /// <param name="moments">By user, and of a user by event.</param>
    /// <param name="visit">Receives each moment with its index and the user as of then.</param>
    /// <param name="stop">Ends the visit.</param>
    public void Visit(IReadOnlyList<ShownAction> moments, Action<int, ShownAction, ActionUser> visit, CancellationToken stop)
    {
        for (var at = 0; at < moments.Count;)
        {
            stop.ThrowIfCancellationRequested();
            var user = moments[at].User;
            var index = set.UserIds.IndexOf(actions.UserIds[user]);
            var state = start(index);
            var itsActions = actions.EventsOf(user);
            var (next, nextItem) = (0, 0);
            var items = index < 0 ? default : set.EventsOf(index);
            for (; at < moments.Count && moments[at].User == user; at++)
            {
                // An event of the same second may be a consequence of the action, so it is later.
                for (; index >= 0 && nextItem < items.Length && items.Times[nextItem] < moments[at].Time; nextItem++)
                    state.Advance(items.Items[nextItem], items.Times[nextItem]);
                for (; next < moments[at].Event; next++)
                    state.Advance(itsActions[next]);
                visit(at, moments[at], state);
            }
        }
    }
}
