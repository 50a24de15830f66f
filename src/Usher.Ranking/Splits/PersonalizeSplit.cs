using Usher.Ranking.Histories;

namespace Usher.Ranking.Splits;

/// <summary>Protocol B: some users are never learned; from the oldest nine tenths of their events the newest tenth is to be found.</summary>
/// <remarks>
/// Amazon Personalize holds out one random tenth of the users. Ten folds ask every user once: a single tenth of MovieLens 100K would be 94
/// users, far too few. Amazon does not say how it rounds; here the input is the first floor(0.9 n) of n events.
/// </remarks>
public static class PersonalizeSplit
{
    /// <summary>How many parts the users are dealt into; each is the test once.</summary>
    public const int FoldCount = 10;

    /// <summary>Splits a set ten times.</summary>
    /// <param name="set">Any set.</param>
    /// <param name="seed">Deals the users into folds; users are sorted by id first, so that their numbering has no part in it.</param>
    /// <returns>
    /// A split for each fold that has a test query: ten, unless few users have two events. The test users and, for validation, a tenth of the
    /// others are not trained on at all. The targets of a query are all of the user's events after the input; a user of a single event is not
    /// asked for.
    /// </returns>
    public static IReadOnlyList<Split> Folds(TrainingSet set, int seed = 1)
    {
        var users = Deal(set, seed);
        var folds = Enumerable.Range(0, FoldCount).Select(fold => FoldOf(set, users, fold));
        return [.. folds.Where(split => split.Test.Count > 0)];
    }

    /// <summary>Protocol B1: the same users and inputs, but only the first event after the input is wanted.</summary>
    /// <param name="queries">Queries of a fold.</param>
    public static IReadOnlyList<Query> SingleTarget(IReadOnlyList<Query> queries) =>
        [.. queries.Select(query => query with { TargetEnd = query.InputLength + 1 })];

    /// <summary>All users in an order that is random, and the same for the same ids.</summary>
    internal static int[] Deal(TrainingSet set, int seed)
    {
        var users = Enumerable.Range(0, set.UserCount).ToArray();
        Array.Sort(users, (a, b) => string.CompareOrdinal(set.UserIds[a], set.UserIds[b]));
        new Random(seed).Shuffle(users);
        return users;
    }

    /// <summary>The question for the newest tenth of a user's events, all but floor(0.9 n) of n.</summary>
    internal static Query QueryOf(TrainingSet set, int user) => new(user, (int)(set.LengthOf(user) * 9L / 10), set.LengthOf(user));

    private static Split FoldOf(TrainingSet set, int[] shuffled, int fold)
    {
        var start = (int)((long)shuffled.Length * fold / FoldCount);
        var end = (int)((long)shuffled.Length * (fold + 1) / FoldCount);
        var validationCount = (shuffled.Length - (end - start)) / FoldCount;

        var lengths = new int[set.UserCount];
        for (var user = 0; user < lengths.Length; user++)
            lengths[user] = set.LengthOf(user);

        // The users who follow the test fold in the shuffled circle are as random as any others.
        var test = HoldOut(set, shuffled[start..end], lengths);
        var validation = HoldOut(set, Enumerable.Range(end, validationCount).Select(at => shuffled[at % shuffled.Length]), lengths);
        return new Split(set, lengths, validation, test);
    }

    private static List<Query> HoldOut(TrainingSet set, IEnumerable<int> users, int[] trainLengths)
    {
        var queries = new List<Query>();
        foreach (var user in users.Order())
        {
            trainLengths[user] = 0;
            var query = QueryOf(set, user);
            if (query.InputLength > 0)
                queries.Add(query);
        }

        return queries;
    }
}
