using Bunit;
using Usher.Web.Console.Parts;
using Usher.Web.Console.Training;
using Usher.Wire.UsherApi;

namespace Usher.Web.Tests.Console;

public sealed class ChartTests : BunitContext
{
    [Fact]
    public void A_line_goes_from_the_first_point_to_the_last_and_down_when_values_fall()
    {
        var chart = Render<LineChart>(parameters => parameters.Add(chart => chart.Title, "Loss").Add(chart => chart.Series, [new("one", [(1, 7.5), (2, 6), (3, 5)])]));

        var points = chart.Find("polyline").GetAttribute("points")!.Split(' ').Select(point => point.Split(',').Select(double.Parse).ToArray()).ToArray();
        Assert.Equal(3, points.Length);
        Assert.True(points[0][0] < points[1][0] && points[1][0] < points[2][0]);
        Assert.True(points[0][1] < points[1][1] && points[1][1] < points[2][1]);
        Assert.Equal("Loss", chart.Find("svg").GetAttribute("aria-label"));
    }

    [Fact]
    public void A_power_law_is_a_straight_line_on_logarithmic_axes()
    {
        var chart = Render<LineChart>(parameters => parameters.Add(chart => chart.Title, "t").Add(chart => chart.IsLogarithmic, true).Add(chart => chart.Series, [new("items", [(1, 1000), (10, 100), (100, 10)])]));

        var points = chart.Find("polyline").GetAttribute("points")!.Split(' ').Select(point => point.Split(',').Select(double.Parse).ToArray()).ToArray();
        Assert.Equal((points[0][0] + points[2][0]) / 2, points[1][0], 1.0);
        Assert.Equal((points[0][1] + points[2][1]) / 2, points[1][1], 1.0);
    }

    [Fact]
    public void The_leaderboard_puts_the_best_first_and_never_keeps_a_baseline()
    {
        LeaderboardRow[] rows =
        [
            new("aws-hrnn", new Dictionary<string, string>(), "ndcg@10", 0.10, 9, IsBaseline: false, IsPreliminary: false),
            new("aws-sims", new Dictionary<string, string>(), "ndcg@10", 0.12, 1, IsBaseline: true, IsPreliminary: false),
            new("aws-hrnn-metadata", new Dictionary<string, string> { ["hidden_dimension"] = "64" }, "ndcg@10", 0.11, 12, IsBaseline: false, IsPreliminary: false),
        ];

        var table = Render<LeaderboardTable>(parameters => parameters.Add(table => table.Rows, rows));

        Assert.Equal(["aws-sims", "aws-hrnn-metadata", "aws-hrnn"], table.FindAll("tbody tr td:first-child").Select(cell => cell.TextContent));
        Assert.Equal("aws-hrnn-metadata", table.Find("tr.best td").TextContent);
    }
}
