using Spectre.Console.Testing;
using Usher.Ranking.Metrics;
using Usher.Ranking.Reports;
using Usher.Rendering;

namespace Usher.Tests.Rendering;

public sealed class EvaluationTablesTests
{
    private static readonly EvaluationReport Report = new()
    {
        Recipe = "aws-hrnn",
        Protocol = "Leave-one-out.",
        TieRule = "file",
        Data = new(943, 1682, 100_000, new string('a', 64)),
        Seeds = [1, 2],
        Metrics = new Dictionary<string, MeanAndSd> { ["hr@10"] = new(0.2, 0.01), ["ndcg@10"] = new(0.1, 0.002) },
        Baselines = new Dictionary<string, IReadOnlyDictionary<string, MeanAndSd>>
        {
            ["aws-popularity-count"] = new Dictionary<string, MeanAndSd> { ["hr@10"] = new(0.08, 0), ["ndcg@10"] = new(0.04, 0) },
            ["usher-transitions"] = new Dictionary<string, MeanAndSd> { ["hr@10"] = new(0.21, 0), ["ndcg@10"] = new(0.11, 0) },
        },
        DifferenceToBestCount = new("usher-transitions", new Interval(-0.01, -0.02, 0.001)),
        TrainSeconds = 12,
    };

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Each_metric_is_a_row_with_the_baselines_beside_it(int width)
    {
        var lines = Write(Report, width).Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

        Assert.Contains("hr@10 0.2000 ± 0.0100 0.0800 0.2100", lines);
        Assert.Contains("ndcg@10 0.1000 ± 0.0020 0.0400 0.1100", lines);
    }

    [Fact]
    public void Four_recipes_fit_into_80_columns()
    {
        var baselines = new Dictionary<string, IReadOnlyDictionary<string, MeanAndSd>>(Report.Baselines) { ["usher-ease"] = Report.Metrics };

        var text = Write(Report with { Baselines = baselines }, 80);

        Assert.Contains("popularity-count", text, StringComparison.Ordinal);
        Assert.Contains("transitions", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    [Theory]
    [InlineData(-0.02, 0.001, "which may be chance")]
    [InlineData(0.002, 0.02, "better beyond chance")]
    [InlineData(-0.02, -0.001, "worse beyond chance")]
    public void The_difference_to_the_best_count_says_whether_it_may_be_chance(double low, double high, string verdict)
    {
        var text = Write(Report with { DifferenceToBestCount = new("usher-transitions", new((low + high) / 2, low, high)) }, 200);

        Assert.Contains("NDCG@10 less that of usher-transitions", text, StringComparison.Ordinal);
        Assert.Contains(verdict, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_baseline_is_not_set_beside_itself()
    {
        var text = Write(Report with { Recipe = "usher-transitions", DifferenceToBestCount = null }, 120);

        Assert.Contains("hr@10 0.2000 ± 0.0100 0.0800", text.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
    }

    [Fact]
    public void What_was_done_is_said_in_words()
    {
        var text = Write(Report, 200);

        Assert.Contains("aws-hrnn on 100,000 interactions of 943 users with 1,682 items", text, StringComparison.Ordinal);
        Assert.Contains("Trained in 12 s; mean ± standard deviation over seeds 1, 2.", text, StringComparison.Ordinal);
        Assert.Contains("Sequences aaaaaaaaaaaa. Leave-one-out.", text, StringComparison.Ordinal);
    }

    private static string Write(EvaluationReport report, int width)
    {
        using var console = new TestConsole().Width(width);
        console.WriteReport(report);
        return console.Output;
    }
}
