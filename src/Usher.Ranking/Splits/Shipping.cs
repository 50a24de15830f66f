using Usher.Ranking.Histories;

namespace Usher.Ranking.Splits;

/// <summary>The split of a model to keep: learns all but each user's newest event, and chooses by that one. There is no test.</summary>
public static class Shipping
{
    /// <summary>
    /// Splits a set so that the model to keep can also be measured: one in ten of the users with at least two events, dealt as <see cref="PersonalizeSplit"/> deals them, is asked for the newest tenth of the
    /// events from the oldest nine tenths. Those nine tenths are learned, the targets are not; the other users are split as in <see cref="Of"/>.
    /// </summary>
    /// <param name="set">Any set.</param>
    /// <param name="seed">Deals the users.</param>
    /// <returns>Test queries of distinct users; none where no user has two events.</returns>
    /// <remarks>
    /// Amazon Personalize keeps those users out of training altogether, and does not say whether it trains again with them before it deploys. Here one training gives both the
    /// measure and a model that knows all users: about one event in a hundred is not learned, and histories have even those. 'usher evaluate --protocol personalize' holds out whole users.
    /// </remarks>
    public static Split Tested(TrainingSet set, int seed = 1)
    {
        var plain = Of(set);
        var users = PersonalizeSplit.Deal(set, seed).Where(user => set.LengthOf(user) >= 2).ToArray();
        var tested = users[..((users.Length + PersonalizeSplit.FoldCount - 1) / PersonalizeSplit.FoldCount)].ToHashSet();
        var test = tested.Order().Select(user => PersonalizeSplit.QueryOf(set, user)).ToArray();
        foreach (var query in test)
            plain.TrainLengths[query.User] = query.InputLength;

        return plain with { Validation = [.. plain.Validation.Where(query => !tested.Contains(query.User))], Test = test };
    }

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
