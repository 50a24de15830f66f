using Usher.Ranking.Actions;
using Usher.Ranking.Histories;
using Usher.Training.Recipes;

namespace Usher.Training.Actions;

/// <summary>aws-next-best-action: how likely each user takes each action within a period.</summary>
/// <remarks>
/// A tenth of the users is for the test. Of the others a fifth in turn is for validation, which chooses how far actions may differ from one another, and calibrates; the final model is then fitted on all of them.
/// </remarks>
internal static class NextBestAction
{
    /// <summary>So many TAKEN, and as many NOT_TAKEN or VIEWED, an action needs within the window to be scored. Developer Guide, "Next-Best-Action recipe".</summary>
    public const int MinEvents = 50;

    private const double UsualPenalty = 30;

    // A choice by fewer examples would be chance.
    private const int MinToChoose = 100;

    // From weights that are nearly equal for all actions to weights of their own.
    private static readonly double[] Penalties = [1_000, 200, 30, 5];

    /// <summary>Trains a model.</summary>
    /// <param name="set">The events with items, and the columns of items and users.</param>
    /// <param name="actions">The actions and the interactions with them.</param>
    /// <param name="period">The period in which an action is to be taken.</param>
    /// <param name="run">Seed, progress, threads and cancellation.</param>
    public static TrainedActions Train(TrainingSet set, ActionSet actions, TimeSpan period, TrainingRun run)
    {
        run.Progress?.Report(new("reading histories", 0));
        var isScored = HaveEnough(actions);
        var moments = ShownActions.Find(actions, isScored, period);
        var tables = FeatureTables.Of(set, moments, run);
        var users = new UserSplit(moments, actions.UserIds.Count, run.Seed);
        ShownAction[] test = [.. moments.Where(moment => users.IsTest(moment.User))];
        ShownAction[] others = [.. moments.Where(moment => users.FoldOf(moment.User) is not null)];
        var features = TrainedRanges.Of(others, new ActionReplay(set, actions, tables.Start), tables, run.Stop) is { } ranges ? tables.With(ranges) : tables;
        var replay = new ActionReplay(set, actions, features.Start);
        var examples = ActionExamples.Of(others, replay, features.Length, actions.ActionIds.Count, run.Stop);
        var (penalty, calibration) = Choose(examples, users, run);
        run.Progress?.Report(new("training", 0.85));
        var newest = Math.Max(set.Times.DefaultIfEmpty(0).Max(), actions.Times.DefaultIfEmpty(0).Max());
        var ranker = Ranker(features, PropensityModel.Fit(examples, penalty, run), calibration, isScored, actions, newest);
        run.Progress?.Report(new("measuring", 0.95));
        var measured = new ActionEvaluation(replay, ranker, run.Stop).Of(test);
        var baseline = new ActionEvaluation(replay, Rates(features, others, isScored, actions, newest), run.Stop).Of(test);
        return new(ranker, measured, baseline);
    }

    /// <summary>(A) whether each action has enough interactions within the window.</summary>
    public static bool[] HaveEnough(ActionSet actions)
    {
        var (taken, others) = (new int[actions.ActionIds.Count], new int[actions.ActionIds.Count]);
        var first = actions.Times.DefaultIfEmpty(0).Max() - (long)ShownActions.Window.TotalSeconds;
        for (var at = 0; at < actions.EventCount; at++)
        {
            if (actions.Times[at] >= first)
                (actions.Types[at] == (sbyte)ActionEventType.Taken ? taken : others)[actions.Actions[at]]++;
        }

        return [.. taken.Zip(others, (ofTaken, ofOthers) => ofTaken >= MinEvents && ofOthers >= MinEvents)];
    }

    // Each fold in turn is validation for a model of the others: every example then tells how far actions may differ, and how well calibrated a model is of users that it does not know.
    private static (double Penalty, Calibration Calibration) Choose(ActionExamples examples, UserSplit users, TrainingRun run)
    {
        if (examples.Count < MinToChoose)
            return (UsualPenalty, Calibration.None);

        var odds = Penalties.Select(_ => new double[examples.Count]).ToArray();
        for (var fold = 0; fold < UserSplit.Folds; fold++)
        {
            var train = examples.OfUsers(user => users.FoldOf(user) != fold);
            var held = Enumerable.Range(0, examples.Count).Where(example => users.FoldOf(examples.Users[example]) == fold).ToArray();
            PropensityModel? model = null;
            foreach (var (index, penalty) in Penalties.Index())
            {
                run.Progress?.Report(new("choosing how far actions differ", 0.05 + (0.8 * ((fold * Penalties.Length) + index) / (UserSplit.Folds * Penalties.Length))));
                model = PropensityModel.Fit(train, penalty, run, model);
                var all = model.LogOdds(examples);
                foreach (var example in held)
                    odds[index][example] = all[example];
            }
        }

        var best = Enumerable.Range(0, Penalties.Length).MinBy(index => PropensityModel.MeanLoss(examples, odds[index]));
        return (Penalties[best], Calibration.Fit(examples, odds[best]));
    }

    private static ActionRanker Ranker(ActionFeatures features, PropensityModel model, Calibration calibration, bool[] isScored, ActionSet actions, long newest)
    {
        var (weights, biases) = model.Unfold();
        return new(
            features,
            Array.ConvertAll(weights, weight => (float)(weight * calibration.Slope)),
            biases.Select((bias, action) => isScored[action] ? (float)((bias * calibration.Slope) + calibration.Shift) : float.NaN).ToArray(),
            TakesOf(actions),
            newest);
    }

    // The baseline: each action has one propensity for all users, the share of the moments after which it was taken.
    private static ActionRanker Rates(ActionFeatures features, ShownAction[] moments, bool[] isScored, ActionSet actions, long newest)
    {
        var (taken, all) = (new int[isScored.Length], new int[isScored.Length]);
        foreach (var moment in moments)
        {
            all[moment.Action]++;
            taken[moment.Action] += moment.IsTaken ? 1 : 0;
        }

        var biases = isScored.Select((scored, action) => scored ? (float)Math.Log((taken[action] + 0.5) / (all[action] - taken[action] + 0.5)) : float.NaN);
        return new(features, new float[isScored.Length * features.Length], biases.ToArray(), TakesOf(actions), newest);
    }

    private static int[] TakesOf(ActionSet actions)
    {
        var takes = new int[actions.ActionIds.Count];
        for (var at = 0; at < actions.EventCount; at++)
            takes[actions.Actions[at]] += actions.Types[at] == (sbyte)ActionEventType.Taken ? 1 : 0;
        return takes;
    }
}
