using Usher.Ranking.Histories;

namespace Usher.Ranking.Splits;

/// <summary>Protocol A: each user's newest event is the test, the one before it the validation, and all older ones are learned.</summary>
/// <remarks>
/// The split of SASRec, BERT4Rec and their successors. The test reads the validation event but nothing is trained on it. It flatters: models
/// learn from events of other users that came after a target.
/// </remarks>
public static class LeaveOneOut
{
    /// <summary>The fewest events of a user that is asked for.</summary>
    public const int ShortestHistory = 3;

    /// <summary>Splits a set.</summary>
    /// <param name="set">In the order of ties that is to be measured.</param>
    /// <returns>
    /// One validation and one test query for each user with at least 3 events. A shorter history is learned whole and asked for nothing: there
    /// would be no event left to learn, or none to read.
    /// </returns>
    public static Split Of(TrainingSet set)
    {
        var lengths = new int[set.UserCount];
        var validation = new List<Query>(set.UserCount);
        var test = new List<Query>(set.UserCount);
        for (var user = 0; user < set.UserCount; user++)
        {
            var length = set.LengthOf(user);
            lengths[user] = length;
            if (length < ShortestHistory)
                continue;

            lengths[user] = length - 2;
            validation.Add(new Query(user, length - 2, length - 1));
            test.Add(new Query(user, length - 1, length));
        }

        return new Split(set, lengths, validation, test);
    }
}
