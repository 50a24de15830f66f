using Usher.Contracts;
using Usher.Training.Recurrent;

namespace Usher.Training.Tests.Recurrent;

public sealed class RecurrentOptionsTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(5_999, 1)]
    [InlineData(30_000, 10)]
    [InlineData(1_000_000_000, 64)]
    public void A_window_has_a_row_for_every_3000_events_64_at_most(long events, int rows) => Assert.Equal(rows, new RecurrentOptions().RowsFor(events));

    [Fact]
    public void The_rows_can_be_given() => Assert.Equal(7, new RecurrentOptions { Rows = 7 }.RowsFor(1_000_000));

    [Theory]
    [InlineData(0, 1, "ana bo cy di ed")]
    [InlineData(0, 0.99, "ana bo cy di ed")]                              // so few users have no hundredth
    [InlineData(0, 0.75, "ana bo cy di")]
    [InlineData(0.25, 1, "bo cy di ed")]
    [InlineData(0.5, 0.5, "cy")]
    public void Users_with_too_short_or_too_long_a_history_are_not_learned_from(double shortest, double longest, string expected)
    {
        var set = Sets.Of("ana: a", "bo: a b", "cy: a b c", "di: a b c d", "ed: a b c d e", "flo:");
        var trainer = new RecurrentTrainer(
            Recipe.Everything(set), new RecurrentOptions { ShortestPercentile = shortest, LongestPercentile = longest }, new(Seed: 1), "aws-hrnn");

        Assert.Equal(expected, string.Join(' ', trainer.TrainUsers().Select(user => set.UserIds[user])));
    }
}
