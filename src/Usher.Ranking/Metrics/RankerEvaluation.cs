using Usher.Ranking.Splits;

namespace Usher.Ranking.Metrics;

/// <summary>The result of evaluating a ranker: the metrics, and the values of each query, so that two rankers can be compared query by query.</summary>
public sealed class RankerEvaluation
{
    /// <summary>Fills up a list that is longer than the number of items left to rank.</summary>
    internal const int NoItem = -1;

    private readonly QueryOutcome[] _outcomes;
    private readonly int[] _lists;
    private readonly double[]? _popularity;
    private readonly int _k;

    internal RankerEvaluation(
        IReadOnlyList<Query> queries, QueryOutcome[] outcomes, int[] lists, int k, int itemCount, IReadOnlyList<int>? trainCounts)
    {
        Queries = queries;
        _outcomes = outcomes;
        _lists = lists;
        _k = k;
        _popularity = trainCounts is null || k < 10 ? null : PopularityOfLists(PopularityPercentiles.Of(trainCounts));

        var metrics = Metric.Reported.Where(metric => metric.K <= k).ToDictionary(metric => metric.Name, Mean);
        foreach (var length in (ReadOnlySpan<int>)[10, 25])
        {
            if (length <= k)
                metrics[$"coverage@{length}"] = Coverage(length, itemCount);
        }

        if (_popularity is not null)
            metrics[PopularityAt10] = _popularity.Average();

        Metrics = metrics;
    }

    private RankerEvaluation(IReadOnlyList<RankerEvaluation> parts)
    {
        Queries = [.. parts.SelectMany(part => part.Queries)];
        _outcomes = [.. parts.SelectMany(part => part._outcomes)];
        _lists = [.. parts.SelectMany(part => part._lists)];
        _k = parts[0]._k;
        _popularity = parts.All(part => part._popularity is not null) ? [.. parts.SelectMany(part => part._popularity!)] : null;
        Metrics = parts[0].Metrics.Keys.ToDictionary(
            name => name,
            name => HasQueryValues(name) ? PerQuery(name).Average() : parts.Average(part => part.Metrics[name]));
    }

    /// <summary>The name of the mean popularity of the first ten items: 0.5 for items at random, near 1 for the most popular ones.</summary>
    public const string PopularityAt10 = "popularity@10";

    /// <summary>What was asked, in the order it was given.</summary>
    public IReadOnlyList<Query> Queries { get; }

    /// <summary>Where the targets of each query came, in the order of <see cref="Queries"/>.</summary>
    public ReadOnlySpan<QueryOutcome> Outcomes => _outcomes;

    /// <summary>
    /// By name: the means of <see cref="Metric.Reported"/> over all queries; coverage@10 and coverage@25, the share of the catalogue that is on any list;
    /// popularity@10, the mean percentile of the listed items' train counts, where those were given.
    /// </summary>
    public IReadOnlyDictionary<string, double> Metrics { get; }

    /// <summary>Puts the results of several folds together, as if one model had answered all queries.</summary>
    /// <param name="folds">At least one; run with the same options.</param>
    /// <returns>Means over all queries; a coverage is the mean of the folds' coverages, since each fold has a model of its own.</returns>
    /// <exception cref="ArgumentException">There is no fold, or two have different metrics.</exception>
    public static RankerEvaluation Join(IReadOnlyList<RankerEvaluation> folds)
    {
        if (folds.Count == 0 || folds.Any(fold => fold._k != folds[0]._k || fold.Metrics.Count != folds[0].Metrics.Count))
            throw new ArgumentException("Only results of at least one fold, all run with the same options, can be joined.", nameof(folds));

        return new RankerEvaluation(folds);
    }

    /// <summary>The value of a metric for each query, in the order of <see cref="Queries"/>.</summary>
    /// <param name="metric">A name that <see cref="Metric.Parse"/> knows, or popularity@10 where train counts were given.</param>
    /// <exception cref="FormatException">There is no such metric.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The lists of this run are shorter than the metric asks for.</exception>
    public double[] PerQuery(string metric)
    {
        if (metric == PopularityAt10 && _popularity is not null)
            return _popularity;

        var parsed = Metric.Parse(metric);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(parsed.K, _k, nameof(metric));
        return Array.ConvertAll(_outcomes, parsed.Of);
    }

    /// <summary>The list of a query, best item first; shorter than K only when there were fewer items to rank.</summary>
    /// <param name="query">Index in <see cref="Queries"/>.</param>
    /// <returns>Indexes of items; of equal scores the lower index comes first, target or not.</returns>
    public ReadOnlySpan<int> ListOf(int query)
    {
        var list = _lists.AsSpan(query * _k, _k);
        var end = list.IndexOf(NoItem);
        return end < 0 ? list : list[..end];
    }

    private static bool HasQueryValues(string metric) => !metric.StartsWith("coverage@", StringComparison.Ordinal);

    private double Mean(Metric metric) => _outcomes.Average(metric.Of);

    private double Coverage(int length, int itemCount)
    {
        var listed = new bool[itemCount];
        var distinct = 0;
        for (var query = 0; query < Queries.Count; query++)
        {
            var list = ListOf(query);
            foreach (var item in list[..Math.Min(length, list.Length)])
            {
                distinct += listed[item] ? 0 : 1;
                listed[item] = true;
            }
        }

        return (double)distinct / itemCount;
    }

    private double[] PopularityOfLists(double[] percentiles)
    {
        var means = new double[Queries.Count];
        for (var query = 0; query < means.Length; query++)
        {
            var list = ListOf(query);
            list = list[..Math.Min(10, list.Length)];
            foreach (var item in list)
                means[query] += percentiles[item] / list.Length;
        }

        return means;
    }
}
