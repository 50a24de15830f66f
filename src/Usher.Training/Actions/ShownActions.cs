using Usher.Ranking.Actions;

namespace Usher.Training.Actions;

/// <summary>Finds the moments at which users had actions before them, and what came of each.</summary>
/// <remarks>
/// Each VIEWED is such a moment, and each TAKEN or NOT_TAKEN that no VIEWED of the same user and action comes before within the period. The action counts as taken if TAKEN comes within the period and before any
/// NOT_TAKEN. What comes of the newest moments is not known yet: moments are left out, however they ended, that are younger than the time in which nearly all are taken that are taken at all. To leave out only
/// those without an ending would keep those that are taken soon, and make users seem eager who were shown something lately.
/// </remarks>
internal static class ShownActions
{
    /// <summary>Interactions that are older than this, counted from the newest, do not train. Developer Guide, "Next-Best-Action recipe".</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(42);

    private const double NearlyAll = 0.98;
    private const double LeastShare = 0.5;

    /// <summary>Finds the moments within the <see cref="Window"/>, by user and then by event.</summary>
    /// <param name="set">The interactions.</param>
    /// <param name="isScored">Whether an action has enough interactions; others have no moments.</param>
    /// <param name="period">The period in which an action is to be taken.</param>
    public static IReadOnlyList<ShownAction> Find(ActionSet set, IReadOnlyList<bool> isScored, TimeSpan period)
    {
        if (set.EventCount == 0)
            return [];

        var newest = set.Times.Max();
        var first = newest - (long)Window.TotalSeconds;
        var (moments, delays) = (new List<ShownAction>(), new List<long>());
        for (var user = 0; user < set.UserIds.Count; user++)
            Find(set, user, isScored, (long)period.TotalSeconds, moments, delays);

        ShownAction[] inWindow = [.. moments.Where(moment => moment.Time >= first)];
        var last = newest - PatienceOf(delays, inWindow, newest);
        return [.. inWindow.Where(moment => moment.Time <= last).OrderBy(moment => moment.User).ThenBy(moment => moment.Event)];
    }

    private static void Find(ActionSet set, int user, IReadOnlyList<bool> isScored, long period, List<ShownAction> moments, List<long> delays)
    {
        var events = set.EventsOf(user);
        var open = new Dictionary<int, List<(int Event, long Time)>>();
        for (var index = 0; index < events.Length; index++)
        {
            var one = events[index];
            if (!isScored[one.Action])
                continue;

            var views = open.TryGetValue(one.Action, out var earlier) ? earlier : open[one.Action] = [];
            if (one.Type is ActionEventType.Viewed)
            {
                views.Add((index, one.Time));
                continue;
            }

            var isTaken = one.Type is ActionEventType.Taken;
            if (views.Count == 0 || one.Time - views[^1].Time > period)
                moments.Add(new(user, index, one.Action, one.Time, isTaken));
            foreach (var (view, time) in views)
            {
                var isInTime = isTaken && one.Time - time <= period;
                moments.Add(new(user, view, one.Action, time, isInTime));
                if (isInTime)
                    delays.Add(one.Time - time);
            }

            views.Clear();
        }

        moments.AddRange(open.SelectMany(action => action.Value.Select(view => new ShownAction(user, view.Event, action.Key, view.Time, IsTaken: false))));
    }

    // How old a moment must be. At least half of the moments are kept, also where all are of one day.
    private static long PatienceOf(List<long> delays, ShownAction[] moments, long newest)
    {
        if (delays.Count == 0 || moments.Length == 0)
            return 0;

        delays.Sort();
        var ages = moments.Select(moment => newest - moment.Time).Order().ToArray();
        return Math.Min(delays[(int)((delays.Count - 1) * NearlyAll)], ages[(int)((ages.Length - 1) * LeastShare)]);
    }
}
