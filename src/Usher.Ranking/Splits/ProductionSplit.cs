using Usher.Ranking.Histories;

namespace Usher.Ranking.Splits;

/// <summary>The split for a model that will serve: it trains on all but each user's newest event, which is the validation. There is no test set unless one is asked for.</summary>
public static class ProductionSplit
{
    /// <summary>
    /// Splits a set so that the model can also be tested. The test users are a random tenth of those with at least two events, chosen as <see cref="PersonalizeSplit"/> chooses
    /// them: the newest tenth of their events are the targets, the other nine tenths are the input and are trained on. All other users are split as in <see cref="Of"/>.
    /// </summary>
    /// <param name="set">Any set.</param>
    /// <param name="seed">Seed of the choice of test users.</param>
    /// <returns>A split whose test queries are of distinct users; it has none if no user has two events.</returns>
    /// <remarks>
    /// Amazon Personalize keeps its test users out of training altogether, and does not say whether it trains again with them before it deploys. Here one training gives both
    /// the metrics and a model that knows all users: about one event in a hundred is not trained on, and histories have those too. 'usher evaluate --protocol personalize' holds out
    /// whole users.
    /// </remarks>
    public static Split WithTestSet(TrainingSet set, int seed = 1)
    {
        var plain = Of(set);
        var users = PersonalizeSplit.Deal(set, seed).Where(user => set.LengthOf(user) >= 2).ToArray();
        var tested = users[..((users.Length + PersonalizeSplit.FoldCount - 1) / PersonalizeSplit.FoldCount)].ToHashSet();
        var test = tested.Order().Select(user => PersonalizeSplit.QueryOf(set, user)).ToArray();
        foreach (var query in test)
            plain.TrainLengths[query.User] = query.InputLength;

        return plain with { Validation = [.. plain.Validation.Where(query => !tested.Contains(query.User))], Test = test };
    }

    /// <summary>All events to train on, and nothing to choose by or to report.</summary>
    public static Split AllOf(TrainingSet set) => new(set, [.. Enumerable.Range(0, set.UserCount).Select(set.LengthOf)], Validation: [], Test: []);

    /// <summary>Splits a set.</summary>
    /// <param name="set">Any set.</param>
    /// <returns>One validation query for each user with at least 2 events; a single event is trained on.</returns>
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
