using CsCheck;
using Usher.Contracts;
using Usher.Ranking.Splits;

namespace Usher.Ranking.Tests.Splits;

public sealed class GlobalTimeSplitTests
{
    [Fact]
    public void What_came_before_the_cut_is_learned_and_every_later_event_is_asked_for_in_turn()
    {
        // Ten events, at 1 to 10; the cut at 0.7 is the eighth, and the newest twentieth of the seven before it is the seventh.
        var split = GlobalTimeSplit.Of(Sets.Of("ana: a@1 b@2 c@8 d@10", "bo: a@3 b@4 c@5 d@6 e@7", "new: b@9"), quantile: 0.7);

        Assert.Equal([2, 4, 0], split.TrainLengths);
        Assert.Equal([new Query(1, 4, 5)], split.Validation);
        Assert.Equal([new Query(0, 2, 3), new Query(0, 3, 4), new Query(2, 0, 1)], split.Test);
    }

    [Fact]
    public void Nine_tenths_are_before_the_cut_unless_told_otherwise()
    {
        var split = GlobalTimeSplit.Of(Sets.Of([.. Enumerable.Range(0, 100).Select(user => $"user-{user}: a@{user}")]));

        Assert.Equal(10, split.Test.Count);
        Assert.Equal(5, split.Validation.Count);
        Assert.Equal(85, split.TrainLengths.Sum());
    }

    [Fact]
    public void Events_of_the_moment_of_the_cut_belong_to_the_test()
    {
        var split = GlobalTimeSplit.Of(Sets.Of("ana: a@1 b@5 c@5 d@5 e@5"), quantile: 0.9);

        Assert.Equal(4, split.Test.Count);
        Assert.Equal([1], split.TrainLengths);
        Assert.Empty(split.Validation);                                   // there is but one moment before the cut, and it is learned
    }

    [Fact]
    public void Events_of_one_single_moment_cannot_be_split()
    {
        var fault = Assert.Throws<InvalidDataException>(() => GlobalTimeSplit.Of(Sets.Of("ana: a@5 b@5", "bo: c@5")));
        Assert.Contains("leave-one-out", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_quantile_lies_between_0_and_1(double quantile) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => GlobalTimeSplit.Of(Sets.Of("ana: a b"), quantile));

    [Fact]
    public void Learning_comes_before_validation_and_validation_before_the_test() =>
        TestSets.Any.Where(set => set.Times.Distinct().Count() > 1).Sample(set =>
        {
            var quantile = 0.9;
            var sorted = set.Times.Order().ToArray();
            if (sorted[(int)(quantile * sorted.Length)] == sorted[0])
                return;

            var split = GlobalTimeSplit.Of(set, quantile);
            var learned = Enumerable.Range(0, set.UserCount).SelectMany(user => split.TrainTimesOf(user).ToArray()).ToArray();
            var validated = split.Validation.Select(query => set.TimesOf(query.User)[query.InputLength]).ToArray();
            var tested = split.Test.Select(query => set.TimesOf(query.User)[query.InputLength]).ToArray();

            Assert.Equal(set.EventCount, learned.Length + validated.Length + tested.Length);
            Assert.True(learned.Max() < validated.Concat(tested).Min());
            Assert.True(validated.Append(long.MinValue).Max() < tested.Min());
        });
}
