using System.Globalization;

namespace Usher.Ranking.Metrics;

/// <summary>A metric that each query has a value of, and whose value for a run is the mean: hr@k, ndcg@k, mrr@k or precision@k; ndcg-of-hits@k is Amazon's NDCG.</summary>
public sealed class Metric
{
    private readonly Func<QueryOutcome, int, double> _of;

    private Metric(string kind, int k, Func<QueryOutcome, int, double> of)
    {
        _of = of;
        K = k;
        Name = string.Create(CultureInfo.InvariantCulture, $"{kind}@{k}");
    }

    /// <summary>Those that every report has. MRR@20 is there because published rows under a global time split use it.</summary>
    public static IReadOnlyList<Metric> Reported { get; } =
        [.. new[] { "hr@10", "ndcg@5", "ndcg@10", "ndcg@25", "mrr@20", "mrr@25", "precision@5", "precision@10", "precision@25" }.Select(Parse)];

    /// <summary>What the models of solutions have besides: NDCG as GetSolutionMetrics answers it.</summary>
    public static IReadOnlyList<Metric> OfSolutions { get; } = [.. new[] { "ndcg-of-hits@5", "ndcg-of-hits@10", "ndcg-of-hits@25" }.Select(Parse)];

    /// <summary>Such as ndcg@10.</summary>
    public string Name { get; }

    /// <summary>Length of the list, in items.</summary>
    public int K { get; }

    /// <summary>Finds a metric by its name.</summary>
    /// <param name="name">hr, ndcg, ndcg-of-hits, mrr or precision, then @, then 1 to 25.</param>
    /// <exception cref="FormatException">There is no such metric; the message says which there are.</exception>
    public static Metric Parse(string name)
    {
        var parts = name.Split('@');
        if (parts.Length == 2
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var k)
            && k is >= 1 and <= QueryOutcome.MaxListLength)
        {
            switch (parts[0])
            {
                case "hr": return new("hr", k, (outcome, k) => outcome.HitRate(k));
                case "ndcg": return new("ndcg", k, (outcome, k) => outcome.Ndcg(k));
                case "ndcg-of-hits": return new("ndcg-of-hits", k, (outcome, k) => outcome.NdcgOfHits(k));
                case "mrr": return new("mrr", k, (outcome, k) => outcome.ReciprocalRank(k));
                case "precision": return new("precision", k, (outcome, k) => outcome.Precision(k));
            }
        }

        throw new FormatException(
            $"'{name}' is no metric. Use hr@k, ndcg@k, mrr@k or precision@k with k from 1 to {QueryOutcome.MaxListLength}, such as ndcg@10.");
    }

    /// <summary>The value for one query.</summary>
    /// <param name="outcome">Where its targets came.</param>
    /// <returns>In [0, 1]; higher is better.</returns>
    public double Of(QueryOutcome outcome) => _of(outcome, K);
}
