using Usher.Contracts;
using Usher.Ranking.Splits;

namespace Usher.Ranking.Tests.Splits;

public sealed class ShippingTests
{
    [Fact]
    public void All_but_the_newest_event_of_each_user_are_learned_and_that_one_is_the_validation()
    {
        var split = Shipping.Of(Sets.Of("ana: a b c", "bo: a", "cy: b a"));

        Assert.Equal([2, 1, 1], split.TrainLengths);
        Assert.Equal([new Query(0, 2, 3), new Query(2, 1, 2)], split.Validation);
        Assert.Empty(split.Test);
    }
}
