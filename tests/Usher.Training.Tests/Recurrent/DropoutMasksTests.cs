using Usher.Training.Recurrent;
using static TorchSharp.torch;

namespace Usher.Training.Tests.Recurrent;

[Collection(nameof(OneTorchAtATime))]
public sealed class DropoutMasksTests
{
    private const int Count = 100_000;

    [Fact]
    public void Some_values_become_0_and_the_others_grow_so_that_the_mean_stays()
    {
        var values = Draw(new DropoutMasks(0.2, new Random(1)));

        Assert.All(values, value => Assert.True(value is 0 or 1.25f, $"A value of 1 became {value}."));
        Assert.InRange(values.Average(), 0.98, 1.02);
    }

    [Fact]
    public void Other_values_are_left_out_each_time_and_the_same_ones_from_the_same_seed()
    {
        var (once, again) = (new DropoutMasks(0.5, new Random(1)), new DropoutMasks(0.5, new Random(1)));
        var first = Draw(once);

        Assert.Equal(first, Draw(again));
        Assert.NotEqual(first, Draw(once));
    }

    [Theory]
    [InlineData(0.5, false)]
    [InlineData(0, true)]
    public void Nothing_changes_outside_of_training_or_at_a_rate_of_0(double rate, bool training)
    {
        using var scope = NewDisposeScope();
        using var dropout = new DropoutMasks(rate, new Random(1));
        var values = randn(10, 3);

        Assert.Same(values, dropout.Apply(values, training));
    }

    private static float[] Draw(DropoutMasks dropout)
    {
        using var scope = NewDisposeScope();
        return dropout.Apply(ones(Count), training: true).data<float>().ToArray();
    }
}
