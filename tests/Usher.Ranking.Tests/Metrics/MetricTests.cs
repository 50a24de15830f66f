using Usher.Ranking.Metrics;

namespace Usher.Ranking.Tests.Metrics;

public sealed class MetricTests
{
    private static readonly QueryOutcome Third = new(Rank: 3, Hits: 0b100, Targets: 1);

    [Theory]
    [InlineData("hr@10", 1)]
    [InlineData("hr@2", 0)]
    [InlineData("ndcg@5", 0.5)]
    [InlineData("mrr@25", 1.0 / 3)]
    [InlineData("precision@5", 0.2)]
    public void Has_a_kind_and_a_length_in_its_name(string name, double value)
    {
        var metric = Metric.Parse(name);
        Assert.Equal(name, metric.Name);
        Assert.Equal(value, metric.Of(Third), 12);
    }

    [Theory]
    [InlineData("ndcg")]
    [InlineData("ndcg@0")]
    [InlineData("ndcg@26")]
    [InlineData("ndcg@ 5")]
    [InlineData("recall@10")]
    [InlineData("@10")]
    [InlineData("")]
    public void An_unknown_name_is_answered_with_those_that_exist(string name)
    {
        var fault = Assert.Throws<FormatException>(() => Metric.Parse(name));
        Assert.Equal($"'{name}' is no metric. Use hr@k, ndcg@k, mrr@k or precision@k with k from 1 to 25, such as ndcg@10.", fault.Message);
    }
}
