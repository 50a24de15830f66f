using Usher.Datasets.Generated;
using Usher.Ranking.Actions;
using Usher.Ranking.Histories;
using Usher.Training.Actions;
using Usher.Training.Recipes;

namespace Usher.Training.Tests.Actions;

public sealed class NextBestActionTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Period = TimeSpan.FromDays(14);

    private static TrainingRun Run => new(Seed: 1, Stop: TestContext.Current.CancellationToken);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Propensities_are_those_that_the_data_was_made_with(bool recordsRefusals)
    {
        var shop = GeneratedActions.Create(new() { RecordsRefusals = recordsRefusals });
        var (set, actions) = (shop.ToTrainingSet(), shop.ToActionSet());

        var trained = NextBestAction.Train(set, actions, Period, Run);

        var pairs = ScoresNow(trained.Ranker, set, actions).SelectMany((row, user) => row.Select((score, action) => (Score: (double)score, Truth: shop.PropensityOf(user, action)))).ToArray();
        var (error, distance) = (CalibrationError(pairs), pairs.Average(pair => Math.Abs(pair.Score - pair.Truth)));
        output.WriteLine($"calibration error {error:0.0000}, mean distance {distance:0.0000}, {string.Join(", ", trained.Metrics.Select(metric => $"{metric.Key} {metric.Value:0.0000}"))}");
        Assert.InRange(error, 0, 0.03);
        Assert.InRange(distance, 0, 0.08);
        Assert.InRange(trained.Metrics[ActionMetrics.AreaUnderCurve], trained.Baseline[ActionMetrics.AreaUnderCurve] + 0.05, 1);
        Assert.All(trained.Metrics.Values, value => Assert.InRange(value, 0, 1));
    }

    [Fact]
    public void An_action_with_fewer_than_50_events_of_either_side_has_the_score_0()
    {
        var shop = GeneratedActions.Create(new() { Users = 400, Actions = 3 });
        var all = shop.ToActionSet();
        var isScored = NextBestAction.HaveEnough(all);
        var few = Without(all, (at, taken) => all.Actions[at] == 0 && all.Types[at] == (sbyte)ActionEventType.Taken && taken >= NextBestAction.MinEvents - 1);

        var trained = NextBestAction.Train(shop.ToTrainingSet(), few, Period, Run);

        Assert.Equal([true, true, true], isScored);
        Assert.Equal([false, true, true], Enumerable.Range(0, 3).Select(trained.Ranker.IsScored));
        Assert.All(ScoresNow(trained.Ranker, shop.ToTrainingSet(), few), scores => Assert.Equal(0, scores[0]));
        Assert.Equal(NextBestAction.MinEvents - 1, trained.Ranker.TakesOf(0));
    }

    [Fact]
    public void Events_that_are_older_than_six_weeks_do_not_count()
    {
        var shop = GeneratedActions.Create(new() { Users = 400, Actions = 3 });
        var all = shop.ToActionSet();
        var old = new ActionSet
        {
            ActionIds = all.ActionIds, UserIds = all.UserIds, Offsets = all.Offsets, Types = all.Types, Actions = all.Actions,
            Times = [.. all.Times.Select((time, at) => all.Actions[at] == 0 ? time - 50 * 86_400 : time)],
        };

        Assert.Equal([false, true, true], NextBestAction.HaveEnough(old));
    }

    [Fact]
    public void A_user_without_events_is_taken_for_a_usual_one_and_what_was_never_seen_for_the_nearest_that_was()
    {
        var shop = GeneratedActions.Create(new() { Users = 1_000, Actions = 4 });
        var ranker = NextBestAction.Train(shop.ToTrainingSet(), shop.ToActionSet(), Period, Run).Ranker;
        var (stranger, busy) = (ranker.Start(), ranker.Start());
        for (var at = 0; at < 10_000; at++)
            busy.Advance(at % shop.ItemCount, ranker.Newest);
        var scores = new float[ranker.ActionCount];

        foreach (var user in (ActionUser[])[stranger, busy])
        {
            ranker.Score(user, scores);
            for (var action = 0; action < ranker.ActionCount; action++)
                Assert.InRange(scores[action], 0.4 * MeanOf(action), 1.8 * MeanOf(action));
        }

        double MeanOf(int action) => Enumerable.Range(0, shop.UserCount).Average(user => shop.PropensityOf(user, action));
    }

    [Fact]
    public void Without_interactions_every_action_has_the_score_0_and_nothing_is_measured()
    {
        var shop = GeneratedActions.Create(new() { Users = 60, Actions = 3 });
        var none = new ActionSet { ActionIds = new(["a", "b"]), UserIds = new([]), Offsets = [0], Actions = [], Types = [], Times = [] };

        var trained = NextBestAction.Train(shop.ToTrainingSet(), none, Period, Run);

        Assert.Empty(trained.Metrics);
        Assert.Equal([0, 0], ScoresNow(trained.Ranker, shop.ToTrainingSet(), ActionSet.Empty, users: 1)[0]);
    }

    [Fact]
    public void One_seed_gives_one_model()
    {
        var shop = GeneratedActions.Create(new() { Users = 500 });
        var (set, actions) = (shop.ToTrainingSet(), shop.ToActionSet());

        var (one, other) = (NextBestAction.Train(set, actions, Period, Run with { Threads = 1 }), NextBestAction.Train(set, actions, Period, Run with { Threads = 2 }));

        Assert.Equal(ScoresNow(one.Ranker, set, actions, users: 20), ScoresNow(other.Ranker, set, actions, users: 20));
        Assert.Equal(one.Metrics, other.Metrics);
    }

    // The expected calibration error against the true propensities: in ten ranges of the score.
    private static double CalibrationError((double Score, double Truth)[] pairs) =>
        pairs.GroupBy(pair => Math.Min(9, (int)(pair.Score * 10))).Sum(bin => Math.Abs(bin.Sum(pair => pair.Score - pair.Truth))) / pairs.Length;

    // As for a request after the training: users with all their events.
    private static float[][] ScoresNow(ActionRanker ranker, TrainingSet set, ActionSet actions, int? users = null) => [.. Enumerable.Range(0, users ?? set.UserCount).Select(index =>
    {
        var user = ranker.Start(index);
        foreach (var one in set.EventsOf(index))
            user.Advance(one.Item, one.Time);
        var known = actions.UserIds.IndexOf($"u{index}");
        var its = known < 0 ? default : actions.EventsOf(known);
        for (var at = 0; at < its.Length; at++)
            user.Advance(its[at]);
        var scores = new float[ranker.ActionCount];
        ranker.Score(user, scores);
        return scores;
    })];

    // The second argument is how many TAKEN of action 0 came before.
    private static ActionSet Without(ActionSet set, Func<int, int, bool> isLeftOut)
    {
        var (kept, offsets, taken) = (new List<int>(), new long[set.Offsets.Length], 0);
        for (var user = 0; user < set.UserIds.Count; user++)
        {
            for (var at = (int)set.Offsets[user]; at < set.Offsets[user + 1]; at++)
            {
                if (isLeftOut(at, taken))
                    continue;

                kept.Add(at);
                taken += set.Actions[at] == 0 && set.Types[at] == (sbyte)ActionEventType.Taken ? 1 : 0;
            }

            offsets[user + 1] = kept.Count;
        }

        return new()
        {
            ActionIds = set.ActionIds,
            UserIds = set.UserIds,
            Offsets = offsets,
            Actions = [.. kept.Select(at => set.Actions[at])],
            Types = [.. kept.Select(at => set.Types[at])],
            Times = [.. kept.Select(at => set.Times[at])],
        };
    }
}
