using Usher.Training.Recurrent.Layers;
using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Tests.Recurrent.Layers;

public sealed class DropoutMasksTests
{
    private const int Rows = 6250;
    private const int Columns = 16;

    [Fact]
    public void Some_values_become_0_and_the_others_grow_so_that_the_mean_stays()
    {
        using var arena = new Arena();
        var values = Draw(arena, Masks(arena, 0.2));

        Assert.All(values, value => Assert.True(value is 0 or 1.25f, $"A value of 1 became {value}."));
        Assert.InRange(values.Average(), 0.98, 1.02);
    }

    [Fact]
    public void Other_values_are_left_out_each_time_and_the_same_ones_from_the_same_seed()
    {
        using var arena = new Arena();
        var (once, again) = (Masks(arena, 0.5), Masks(arena, 0.5));
        var first = Draw(arena, once);

        Assert.Equal(first, Draw(arena, again));
        Assert.NotEqual(first, Draw(arena, once));
    }

    [Fact]
    public void A_piece_of_a_window_leaves_out_what_the_whole_window_would_there()
    {
        using var arena = new Arena();
        var masks = Masks(arena, 0.5);
        var whole = Draw(arena, masks);

        Assert.Equal(whole[(100 * Columns)..], Apply(arena, masks, layer: 1, firstRow: 100));
        Assert.NotEqual(whole[(100 * Columns)..], Apply(arena, masks, layer: 0, firstRow: 100));
    }

    [Theory]
    [InlineData(0.5, false)]
    [InlineData(0, true)]
    public void Nothing_changes_outside_of_training_or_at_a_rate_of_0(double rate, bool isOn)
    {
        using var arena = new Arena();
        var masks = Masks(arena, rate);
        masks.IsOn = isOn;

        Assert.All(Draw(arena, masks), value => Assert.Equal(1, value));
    }

    private static DropoutMasks Masks(Arena arena, double rate) => new(arena, rate, layers: 2, Rows * Columns, new Random(1));

    private static float[] Draw(Arena arena, DropoutMasks masks)
    {
        masks.Draw();
        return Apply(arena, masks, layer: 1, firstRow: 0);
    }

    private static float[] Apply(Arena arena, DropoutMasks masks, int layer, int firstRow)
    {
        var values = arena.Take(Rows - firstRow, Columns);
        for (var row = 0; row < values.Rows; row++)
            values.Span(row).Fill(1);
        masks.Apply(values, layer, firstRow);
        return values.Values();
    }
}
