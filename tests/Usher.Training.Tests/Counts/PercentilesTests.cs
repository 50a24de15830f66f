using Usher.Training.Counts;

namespace Usher.Training.Tests.Counts;

public sealed class PercentilesTests
{
    [Fact]
    public void From_0_to_1_leave_out_none()
    {
        var all = Percentiles.Of([5, 1, 9], 0, 1);

        Assert.Equal(new(1, 9), all);
    }

    [Fact]
    public void Leave_out_both_ends()
    {
        var middle = Percentiles.Of(Enumerable.Range(1, 101), 0.1, 0.9);

        Assert.Equal(new(11, 91), middle);
        Assert.False(middle.Contain(10));
        Assert.True(middle.Contain(11));
        Assert.True(middle.Contain(91));
        Assert.False(middle.Contain(92));
    }

    [Fact]
    public void Of_few_lengths_lose_none_for_being_near_an_end() => Assert.Equal(new(1, 3), Percentiles.Of([3, 2, 1], 0.005, 0.995));

    [Fact]
    public void Do_not_count_those_without_any_event() => Assert.Equal(new(4, 6), Percentiles.Of([0, 0, 0, 4, 6, 0], 0, 1));
}
