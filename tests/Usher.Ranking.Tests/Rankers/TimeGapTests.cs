using CsCheck;
using Usher.Ranking.Rankers;

namespace Usher.Ranking.Tests.Rankers;

public sealed class TimeGapTests
{
    [Theory]
    [InlineData(long.MinValue, 0)]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(4, 3)]
    [InlineData(3600, 12)]
    [InlineData((1L << 30) - 1, 30)]
    [InlineData(1L << 30, 31)]
    [InlineData(long.MaxValue, 31)]
    public void A_signal_stands_for_twice_the_time_of_the_one_before(long seconds, int signal) => Assert.Equal(signal, TimeGap.SignalOf(seconds));

    [Fact]
    public void A_longer_gap_never_has_a_lower_signal_nor_one_that_means_something_else() =>
        Gen.Select(Gen.Long, Gen.Long).Sample((a, b) =>
        {
            Assert.True(TimeGap.SignalOf(Math.Min(a, b)) <= TimeGap.SignalOf(Math.Max(a, b)));
            Assert.InRange(TimeGap.SignalOf(a), 0, Math.Min(TimeGap.FirstEvent, TimeGap.Beginning) - 1);
        });

    [Fact]
    public void The_signals_that_no_gap_has_are_signals_too()
    {
        Assert.NotEqual(TimeGap.FirstEvent, TimeGap.Beginning);
        Assert.InRange(Math.Max(TimeGap.FirstEvent, TimeGap.Beginning), 0, TimeGap.SignalCount - 1);
    }
}
