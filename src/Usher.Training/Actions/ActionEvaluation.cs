using Usher.Ranking.Actions;

namespace Usher.Training.Actions;

/// <summary>Measures a model on moments of users that it was not trained on.</summary>
/// <param name="replay">Brings users to the moments.</param>
/// <param name="ranker">The model.</param>
/// <param name="stop">Ends the work.</param>
internal sealed class ActionEvaluation(ActionReplay replay, ActionRanker ranker, CancellationToken stop)
{
    /// <summary>The length of a list whose actions count as recommended: that of an answer without numResults.</summary>
    public const int ListLength = 5;

    private const int Bins = 10;

    /// <summary>The metrics by <see cref="ActionMetrics">name</see>; none without moments.</summary>
    /// <param name="moments">By user, and of a user by event.</param>
    public IReadOnlyDictionary<string, double> Of(IReadOnlyList<ShownAction> moments)
    {
        if (moments.Count == 0)
            return new Dictionary<string, double>();

        var listed = new bool[ranker.ActionCount];
        var (isRecommended, propensities) = (new bool[moments.Count], new double[moments.Count]);
        var scores = new float[ranker.ActionCount];
        replay.Visit(
            moments,
            (at, moment, user) =>
            {
                ranker.Score(user, moment.Time, scores);
                propensities[at] = scores[moment.Action];
                foreach (var action in Best(scores))
                {
                    listed[action] = true;
                    isRecommended[at] |= action == moment.Action;
                }
            },
            stop);
        var (precision, recall) = PrecisionAndRecall(moments, isRecommended);
        return new Dictionary<string, double>
        {
            [ActionMetrics.Coverage] = (double)listed.Count(isListed => isListed) / listed.Length,
            [ActionMetrics.Precision] = precision,
            [ActionMetrics.Recall] = recall,
            [ActionMetrics.AreaUnderCurve] = AreaUnderCurve(moments, propensities),
            [ActionMetrics.CalibrationError] = CalibrationError(moments, propensities),
        };
    }

    private IEnumerable<int> Best(float[] scores) =>
        Enumerable.Range(0, scores.Length).Where(ranker.IsScored).OrderByDescending(action => scores[action]).ThenBy(action => action).Take(ListLength);

    // Of each action with a denominator, then the mean over actions.
    private static (double Precision, double Recall) PrecisionAndRecall(IReadOnlyList<ShownAction> moments, bool[] isRecommended)
    {
        var ofActions = moments.Index().GroupBy(moment => moment.Item.Action).Select(group => (
            Both: group.Count(moment => moment.Item.IsTaken && isRecommended[moment.Index]),
            Recommended: group.Count(moment => isRecommended[moment.Index]),
            Taken: group.Count(moment => moment.Item.IsTaken))).ToArray();
        return (
            ofActions.Where(action => action.Recommended > 0).Select(action => (double)action.Both / action.Recommended).DefaultIfEmpty(0).Average(),
            ofActions.Where(action => action.Taken > 0).Select(action => (double)action.Both / action.Taken).DefaultIfEmpty(0).Average());
    }

    /// <summary>The probability that a moment with a good ending has a higher propensity than one with a bad ending; of equal ones half. 0.5 where all end alike.</summary>
    internal static double AreaUnderCurve(IReadOnlyList<ShownAction> moments, double[] propensities)
    {
        var (area, good, bad) = (0.0, 0.0, 0.0);
        foreach (var equal in Enumerable.Range(0, propensities.Length).GroupBy(at => propensities[at]).OrderBy(group => group.Key))
        {
            double goodHere = equal.Count(at => moments[at].IsTaken);
            double badHere = equal.Count(at => !moments[at].IsTaken);
            area += goodHere * (bad + (badHere / 2));
            (good, bad) = (good + goodHere, bad + badHere);
        }

        return good == 0 || bad == 0 ? 0.5 : area / (good * bad);
    }

    /// <summary>The expected calibration error: moments in ten equal ranges of propensity; of each the difference between mean propensity and share of good endings, averaged by the number of moments.</summary>
    internal static double CalibrationError(IReadOnlyList<ShownAction> moments, double[] propensities)
    {
        var gaps = new double[Bins];
        for (var at = 0; at < propensities.Length; at++)
            gaps[Math.Min(Bins - 1, (int)(propensities[at] * Bins))] += propensities[at] - (moments[at].IsTaken ? 1 : 0);
        return gaps.Sum(Math.Abs) / propensities.Length;
    }
}
