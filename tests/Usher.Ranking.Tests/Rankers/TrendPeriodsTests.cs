using CsCheck;
using Usher.Ranking.Rankers;

namespace Usher.Ranking.Tests.Rankers;

public sealed class TrendPeriodsTests
{
    [Theory]
    [InlineData(long.MinValue, 0)]
    [InlineData(99, 0)]
    [InlineData(100, 1)]
    [InlineData(199, 1)]
    [InlineData(200, 2)]
    [InlineData(long.MaxValue, 2)]
    public void A_period_ends_before_its_end_and_the_last_never(long time, int period) =>
        Assert.Equal(period, new TrendPeriods(new long[] { 100, 200 }).Of(time));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2_999, 1)]
    [InlineData(4_500, 3)]
    [InlineData(1_000_000, 96)]
    public void There_is_one_for_every_1500_events_96_at_most(int events, int count) =>
        Assert.Equal(count, TrendPeriods.Over([.. Enumerable.Range(0, events).Select(at => (long)at)]).Count);

    [Fact]
    public void Each_has_about_as_many_events()
    {
        var random = new Random(1);
        long[] times = [.. Enumerable.Range(0, 10_000).Select(_ => random.NextInt64(1L << random.Next(10, 40)))];
        var periods = TrendPeriods.Over([.. times]);

        Assert.All(times.CountBy(periods.Of), period => Assert.InRange(period.Value, 1_500, 1_900));
    }

    [Fact]
    public void Events_of_one_moment_stay_together()
    {
        var periods = TrendPeriods.Over([.. Enumerable.Repeat(7L, 9_000), .. Enumerable.Repeat(8L, 1_500)]);

        Assert.NotEqual(periods.Of(7), periods.Of(8));
        Assert.Equal(periods.Count - 1, periods.Of(8));
    }

    [Fact]
    public void The_default_is_one_period_without_end()
    {
        Assert.Equal(1, default(TrendPeriods).Count);
        Gen.Long.Sample(time => default(TrendPeriods).Of(time) == 0);
    }
}
