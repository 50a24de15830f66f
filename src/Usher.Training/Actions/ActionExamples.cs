namespace Usher.Training.Actions;

/// <summary>Examples with their features, those of an action one after the other.</summary>
internal sealed class ActionExamples
{
    private ActionExamples(float[] features, int featureCount, int[] offsets, bool[] isTaken, int[] users) =>
        (Features, FeatureCount, Offsets, IsTaken, Users) = (features, featureCount, offsets, isTaken, users);

    /// <summary>(N, D) the features, row by row.</summary>
    public float[] Features { get; }

    /// <summary>D.</summary>
    public int FeatureCount { get; }

    /// <summary>(A + 1) where the examples of each action begin.</summary>
    public int[] Offsets { get; }

    /// <summary>(N) whether the action was taken.</summary>
    public bool[] IsTaken { get; }

    /// <summary>(N) index of the user in the set of actions.</summary>
    public int[] Users { get; }

    /// <summary>N.</summary>
    public int Count => IsTaken.Length;

    /// <summary>A.</summary>
    public int ActionCount => Offsets.Length - 1;

    /// <summary>The features of an example.</summary>
    public ReadOnlySpan<float> FeaturesOf(int example) => Features.AsSpan(example * FeatureCount, FeatureCount);

    /// <summary>Computes the features of moments.</summary>
    /// <param name="moments">By user, and of a user by event.</param>
    /// <param name="replay">Brings users to the moments.</param>
    /// <param name="featureCount">D.</param>
    /// <param name="actionCount">A.</param>
    /// <param name="stop">Ends the work.</param>
    public static ActionExamples Of(IReadOnlyList<ShownAction> moments, ActionReplay replay, int featureCount, int actionCount, CancellationToken stop)
    {
        var offsets = new int[actionCount + 1];
        foreach (var moment in moments)
            offsets[moment.Action + 1]++;
        for (var action = 0; action < actionCount; action++)
            offsets[action + 1] += offsets[action];

        var next = offsets[..actionCount];
        var features = new float[checked(moments.Count * featureCount)];
        var (isTaken, users) = (new bool[moments.Count], new int[moments.Count]);
        replay.Visit(
            moments,
            (_, moment, user) =>
            {
                var row = next[moment.Action]++;
                var its = features.AsSpan(row * featureCount, featureCount);
                user.WriteUser(moment.Time, its);
                user.WritePair(moment.Action, moment.Time, its);
                (isTaken[row], users[row]) = (moment.IsTaken, moment.User);
            },
            stop);
        return new(features, featureCount, offsets, isTaken, users);
    }

    /// <summary>The examples of some users.</summary>
    public ActionExamples OfUsers(Func<int, bool> takes)
    {
        var offsets = new int[Offsets.Length];
        int[] rows = [.. Enumerable.Range(0, Count).Where(row => takes(Users[row]))];
        var features = new float[checked(rows.Length * FeatureCount)];
        for (var (action, at) = (0, 0); action < ActionCount; action++)
        {
            for (; at < rows.Length && rows[at] < Offsets[action + 1]; at++)
                FeaturesOf(rows[at]).CopyTo(features.AsSpan(at * FeatureCount));
            offsets[action + 1] = at;
        }

        return new(features, FeatureCount, offsets, Array.ConvertAll(rows, row => IsTaken[row]), Array.ConvertAll(rows, row => Users[row]));
    }
}
