using Usher.Ranking.Actions;
using Usher.Training.Actions;

namespace Usher.Training.Tests.Actions;

public sealed class ShownActionsTests
{
    private const int Day = 86_400;
    private const long Newest = 100 * Day;

    [Fact]
    public void A_decision_is_about_the_views_before_it_and_without_any_about_itself()
    {
        var moments = Find(
            (0, ActionEventType.Viewed, 70), (0, ActionEventType.Viewed, 71), (0, ActionEventType.Taken, 72),
            (0, ActionEventType.Taken, 80),
            (1, ActionEventType.Viewed, 81), (1, ActionEventType.NotTaken, 82), (1, ActionEventType.Taken, 83));

        Assert.Equal([(0, 70, true), (0, 71, true), (0, 80, true), (1, 81, false), (1, 83, true)], moments);
    }

    [Fact]
    public void What_is_taken_after_the_period_was_not_taken_and_is_a_moment_of_its_own()
    {
        var moments = Find((0, ActionEventType.Viewed, 60), (0, ActionEventType.Taken, 75));

        Assert.Equal([(0, 60, false), (0, 75, true)], moments);
    }

    [Fact]
    public void Moments_that_are_older_than_six_weeks_are_left_out()
    {
        var moments = Find((0, ActionEventType.Taken, 57), (0, ActionEventType.Taken, 58));

        Assert.Equal([(0, 58, true)], moments);
    }

    [Fact]
    public void Moments_whose_end_is_not_known_yet_are_left_out_with_those_of_the_same_age_that_ended_soon()
    {
        var moments = Find(
            (0, ActionEventType.Viewed, 60), (0, ActionEventType.Taken, 65), (1, ActionEventType.NotTaken, 66), (1, ActionEventType.NotTaken, 67),
            (1, ActionEventType.Viewed, 94), (1, ActionEventType.Viewed, 96), (0, ActionEventType.Taken, 98));

        Assert.Equal([(0, 60, true), (1, 66, false), (1, 67, false), (1, 94, false)], moments);
    }

    [Fact]
    public void Actions_that_are_not_scored_have_no_moments()
    {
        Assert.Empty(ShownActions.Find(Set([(0, ActionEventType.Taken, 90)]), [false, false], TimeSpan.FromDays(14)));
        Assert.Empty(ShownActions.Find(ActionSet.Empty, [], TimeSpan.FromDays(14)));
    }

    // Moments as (action, day, taken), oldest first. A second user has one interaction at the newest moment.
    private static (int Action, int Day, bool IsTaken)[] Find(params (int Action, ActionEventType Type, int Day)[] events) =>
        [.. ShownActions.Find(Set(events), [true, true], TimeSpan.FromDays(14)).Where(moment => moment.User == 0).Select(moment => (moment.Action, (int)(moment.Time / Day), moment.IsTaken))];

    private static ActionSet Set((int Action, ActionEventType Type, int Day)[] events) => new()
    {
        ActionIds = new(["a", "b"]),
        UserIds = new(["u", "v"]),
        Offsets = [0, events.Length, events.Length + 1],
        Actions = [.. events.Select(one => one.Action), 0],
        Types = [.. events.Select(one => (sbyte)one.Type), (sbyte)ActionEventType.NotTaken],
        Times = [.. events.Select(one => (long)one.Day * Day), Newest],
    };
}
