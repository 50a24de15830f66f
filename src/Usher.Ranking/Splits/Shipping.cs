using Usher.Ranking.Histories;

namespace Usher.Ranking.Splits;

/// <summary>The split of a model to keep: learns all but each user's newest event, and chooses by that one. There is no test.</summary>
public static class Shipping
{
    /// <summary>Splits a set.</summary>
    /// <param name="set">Any set.</param>
    /// <returns>One validation query for each user with at least 2 events; a single event is learned.</returns>
    public static Split Of(TrainingSet set)
    {
        var lengths = new int[set.UserCount];
        var validation = new List<Query>(set.UserCount);
        for (var user = 0; user < set.UserCount; user++)
        {
            var length = set.LengthOf(user);
            lengths[user] = length;
            if (length < 2)
                continue;

            lengths[user] = length - 1;
            validation.Add(new Query(user, length - 1, length));
        }

        return new Split(set, lengths, validation, Test: []);
    }
}
