using System.Text.Json;
using Usher.Contracts;
using Usher.Ranking.Metrics;
using Usher.Ranking.Reports;
using Usher.Ranking.Splits;

namespace Usher.Ranking.Tests.Reports;

public sealed class EvaluationReportTests
{
    private static readonly EvaluationReport Report = new()
    {
        Recipe = "aws-hrnn",
        Protocol = ProtocolDescription.LeaveOneOut(TieRule.File, SeenItems.Filtered, core: 5),
        TieRule = "file",
        Data = new DataDescription(Users: 943, Items: 1_349, Interactions: 99_287, Hash: "abc"),
        Seeds = [1, 2],
        Metrics = Both(0.125),
        Baselines = new Dictionary<string, IReadOnlyDictionary<string, MeanAndSd>>
        {
            ["aws-popularity-count"] = Both(0.043),
            ["usher-transitions"] = Both(0.114),
        },
        DifferenceToBestCount = new CountDifference("usher-transitions", new Interval(0.011, 0.002, 0.02)),
        TrainSeconds = 14.5,
    };

    [Fact]
    public void Is_one_object_of_the_names_that_evaluate_promises() =>
        Assert.Equal(
            """
            {
              "recipe": "aws-hrnn",
              "protocol": "in words",
              "tieRule": "file",
              "data": {
                "users": 943,
                "items": 1349,
                "interactions": 99287,
                "hash": "abc"
              },
              "seeds": [
                1,
                2
              ],
              "metrics": {
                "hr@10": {
                  "mean": 0.25,
                  "sd": 0.5
                },
                "ndcg@10": {
                  "mean": 0.125,
                  "sd": 0.001
                }
              },
              "baselines": {
                "aws-popularity-count": {
                  "hr@10": {
                    "mean": 0.25,
                    "sd": 0.5
                  },
                  "ndcg@10": {
                    "mean": 0.043,
                    "sd": 0.001
                  }
                },
                "usher-transitions": {
                  "hr@10": {
                    "mean": 0.25,
                    "sd": 0.5
                  },
                  "ndcg@10": {
                    "mean": 0.114,
                    "sd": 0.001
                  }
                }
              },
              "differenceToBestCount": {
                "recipe": "usher-transitions",
                "ndcg@10": {
                  "mean": 0.011,
                  "low": 0.002,
                  "high": 0.02
                }
              },
              "trainSeconds": 14.5
            }
            """,
            (Report with { Protocol = "in words" }).ToJson());

    [Fact]
    public void Reads_back_as_it_was_written()
    {
        var kept = ProtocolDescription.Personalize(TieRule.File, SeenItems.Kept);
        var report = Report with { Variants = new Dictionary<string, ReportVariant> { ["seenKept"] = new(kept, Both(0.06), Report.Baselines) } };
        var read = EvaluationReport.FromJson(report.ToJson());

        Assert.Equal(report.ToJson(), read.ToJson());
        Assert.Equal(Report.Protocol, read.Protocol);
        Assert.Equal(Report.DifferenceToBestCount, read.DifferenceToBestCount);
        Assert.Equal(new MeanAndSd(0.06, 0.001), read.Variants!["seenKept"].Metrics["ndcg@10"]);
    }

    [Fact]
    public void Words_of_the_protocol_need_no_escapes() => Assert.DoesNotContain("\\u", Report.ToJson(), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    public void What_is_no_report_is_refused(string json) => Assert.Throws<JsonException>(() => EvaluationReport.FromJson(json));

    [Fact]
    public void The_data_are_described_by_their_sizes_and_their_fingerprint()
    {
        var set = Sets.Of("ana: a b", "bo: c");
        Assert.Equal(new DataDescription(2, 3, 3, Fingerprint.Of(set)), DataDescription.Of(set));
    }

    private static Dictionary<string, MeanAndSd> Both(double ndcg) =>
        new() { ["hr@10"] = new MeanAndSd(0.25, 0.5), ["ndcg@10"] = new MeanAndSd(ndcg, 0.001) };
}
