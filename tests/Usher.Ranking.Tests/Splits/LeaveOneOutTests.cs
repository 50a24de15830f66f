using CsCheck;
using Usher.Contracts;
using Usher.Ranking.Splits;

namespace Usher.Ranking.Tests.Splits;

public sealed class LeaveOneOutTests
{
    [Fact]
    public void The_newest_event_is_the_test_and_the_one_before_it_the_validation()
    {
        var split = LeaveOneOut.Of(Sets.Of("ana: a b c d e", "bo: c b a"));

        Assert.Equal([3, 1], split.TrainLengths);
        Assert.Equal([new Query(0, 3, 4), new Query(1, 1, 2)], split.Validation);
        Assert.Equal([new Query(0, 4, 5), new Query(1, 2, 3)], split.Test);
    }

    [Fact]
    public void A_user_of_fewer_than_three_events_is_learned_whole_and_asked_for_nothing()
    {
        var split = LeaveOneOut.Of(Sets.Of("none:", "one: a", "two: a b", "three: a b c"));

        Assert.Equal([0, 1, 2, 1], split.TrainLengths);
        Assert.Equal(3, Assert.Single(split.Validation).User);
        Assert.Equal(3, Assert.Single(split.Test).User);
    }

    [Fact]
    public void Nothing_is_learned_that_is_asked_for() =>
        TestSets.Any.Sample(set =>
        {
            var split = LeaveOneOut.Of(set);
            Assert.All(split.Validation.Concat(split.Test), query => Assert.True(query.InputLength >= split.TrainLengths[query.User]));
        });

    [Fact]
    public void Counts_only_what_may_be_learned() =>
        Assert.Equal([2, 1, 0, 0], LeaveOneOut.Of(Sets.Of("ana: a b c d", "bo: a d c")).CountTrainItems());
}
