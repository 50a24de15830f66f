using Usher.Ranking.Actions;

namespace Usher.Training.Actions;

/// <summary>Finds the values of features that a model is trained with.</summary>
internal static class TrainedRanges
{
    /// <summary>Finds them.</summary>
    /// <param name="moments">The moments of the training, by user, and of a user by event.</param>
    /// <param name="replay">Brings users to the moments, with features that have no ranges yet.</param>
    /// <param name="features">These features.</param>
    /// <param name="stop">Ends the work.</param>
    /// <returns>Null without moments.</returns>
    public static FeatureRanges? Of(IReadOnlyList<ShownAction> moments, ActionReplay replay, ActionFeatures features, CancellationToken stop)
    {
        if (moments.Count == 0)
            return null;

        var (lowest, highest, sums) = (new float[features.Length], new float[features.Length], new double[features.Length]);
        Array.Fill(lowest, float.PositiveInfinity);
        Array.Fill(highest, float.NegativeInfinity);
        var (its, count) = (new float[features.Length], 0);
        replay.Visit(
            moments,
            (_, moment, user) =>
            {
                user.WriteUser(moment.Time, its);
                user.WritePair(moment.Action, moment.Time, its);
                var hasEvents = its[ActionFeatures.HasEvents] > 0;
                count += hasEvents ? 1 : 0;
                for (var i = 0; i < its.Length; i++)
                {
                    if (!hasEvents && features.IsOfItems(i) && i != ActionFeatures.HasEvents)
                        continue;

                    (lowest[i], highest[i]) = (Math.Min(lowest[i], its[i]), Math.Max(highest[i], its[i]));
                    sums[i] += hasEvents ? its[i] : 0;
                }
            },
            stop);
        var usual = Array.ConvertAll(sums, sum => (float)(count == 0 ? 0 : sum / count));
        usual[ActionFeatures.HasEvents] = 0;
        for (var i = 0; i < usual.Length; i++)
        {
            if (lowest[i] > highest[i])
                lowest[i] = highest[i] = 0;
        }

        return new(lowest, highest, usual);
    }
}
