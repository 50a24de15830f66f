using System.Runtime.ExceptionServices;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;
using Usher.Ranking.Splits;

namespace Usher.Ranking.Metrics;

/// <summary>Asks a ranker many queries and notes where the targets came.</summary>
/// <remarks>
/// All items of the catalogue are ranked, none sampled. A target stands behind every other item of the same score, so a ranker that scores
/// everything alike gains nothing. Each user's history is replayed once, through one state, however many queries there are.
/// </remarks>
public static class Evaluation
{
    /// <summary>Asks queries of a split, with popularity by what may be trained on.</summary>
    /// <param name="ranker">Trained on the split.</param>
    /// <param name="split">The split.</param>
    /// <param name="queries">Its validation or its test queries.</param>
    /// <param name="options">How to ask; null for the defaults.</param>
    /// <inheritdoc cref="Run(IRanker, TrainingSet, IReadOnlyList{Query}, EvaluationOptions)" path="/exception"/>
    public static RankerEvaluation Run(IRanker ranker, Split split, IReadOnlyList<Query> queries, EvaluationOptions? options = null) =>
        Run(ranker, split.Set, queries, (options ?? new()) with { TrainCounts = options?.TrainCounts ?? split.CountTrainItems() });

    /// <summary>Asks queries.</summary>
    /// <param name="ranker">Scores the items of <paramref name="set"/>, by the same indexes.</param>
    /// <param name="set">The histories and targets.</param>
    /// <param name="queries">At least one, in any order.</param>
    /// <param name="options">How to ask.</param>
    /// <exception cref="InvalidDataException">There is no query: all histories are too short for the protocol.</exception>
    /// <exception cref="ArgumentException">A query does not fit the set, or the ranker knows another number of items.</exception>
    /// <exception cref="NotFiniteNumberException">A score was NaN or infinite.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static RankerEvaluation Run(IRanker ranker, TrainingSet set, IReadOnlyList<Query> queries, EvaluationOptions options)
    {
        Check(ranker, set, queries, options);
        var k = options.K;
        var outcomes = new QueryOutcome[queries.Count];
        var lists = new int[queries.Count * k];
        var (order, starts) = ByUser(queries);
        var threads = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : Environment.ProcessorCount,
            CancellationToken = options.Stop,
        };
        try
        {
            Parallel.For(
                0,
                starts.Count - 1,
                threads,
                () => new UserReplay(ranker, set, options.SeenItems, k),
                (user, _, replay) =>
                {
                    replay.Ask(queries, order.AsSpan(starts[user]..starts[user + 1]), outcomes, lists, options.Stop);
                    return replay;
                },
                _ => { });
        }
        catch (AggregateException all)
        {
            // The first fault is the whole story; that others ran into the same beside it is not.
            ExceptionDispatchInfo.Throw(all.InnerExceptions[0]);
        }

        return new RankerEvaluation(queries, outcomes, lists, k, set.ItemCount, options.TrainCounts);
    }

    // Indexes of the queries, user by user and in rising order of input length, and where each user's begin.
    private static (int[] Order, List<int> Starts) ByUser(IReadOnlyList<Query> queries)
    {
        var order = new int[queries.Count];
        var keys = new (int User, int InputLength, int Index)[queries.Count];
        for (var index = 0; index < order.Length; index++)
        {
            order[index] = index;
            keys[index] = (queries[index].User, queries[index].InputLength, index);
        }

        Array.Sort(keys, order);
        var starts = new List<int>();
        for (var at = 0; at < order.Length; at++)
        {
            if (at == 0 || keys[at].User != keys[at - 1].User)
                starts.Add(at);
        }

        starts.Add(order.Length);
        return (order, starts);
    }

    private static void Check(IRanker ranker, TrainingSet set, IReadOnlyList<Query> queries, EvaluationOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.K, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.K, QueryOutcome.MaxListLength);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Threads);
        if (queries.Count == 0)
            throw new InvalidDataException("There is nothing to ask for: no user has enough events for this protocol. Use data with longer histories.");

        if (ranker.ItemCount != set.ItemCount)
        {
            throw new ArgumentException(
                $"The ranker scores {ranker.ItemCount} items, but the set has {set.ItemCount}. Use the set that it was trained on.", nameof(ranker));
        }

        if (options.TrainCounts is { } counts && counts.Count != set.ItemCount)
            throw new ArgumentException($"There are {counts.Count} train counts, but the set has {set.ItemCount} items.", nameof(options));

        foreach (var query in queries)
        {
            var fits = query.User >= 0 && query.User < set.UserCount
                && query.InputLength >= 0 && query.InputLength < query.TargetEnd && query.TargetEnd <= set.LengthOf(query.User);
            if (!fits)
                throw new ArgumentException($"{query} does not fit: it needs a user of the set and a target among that user's events.", nameof(queries));
        }
    }
}
