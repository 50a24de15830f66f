using Usher.Ranking.Reports;

namespace Usher.Ranking.Tests.Reports;

public sealed class MeanAndSdTests
{
    [Fact]
    public void The_deviation_is_that_of_a_sample()
    {
        var summary = MeanAndSd.Of([2, 4, 4, 4, 5, 5, 7, 9]);
        Assert.Equal(5, summary.Mean);
        Assert.Equal(Math.Sqrt(32.0 / 7), summary.Sd, 12);
    }

    [Fact]
    public void A_single_value_has_no_deviation() => Assert.Equal(new MeanAndSd(0.3, 0), MeanAndSd.Of([0.3]));

    [Fact]
    public void No_value_has_no_mean() => Assert.Throws<ArgumentException>(() => MeanAndSd.Of([]));
}
