using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Splits;
using Usher.Training.Recurrent;

namespace Usher.Training.Tests.Recurrent;

public sealed class TieOrderEvidenceTests
{
    [Fact]
    public void Histories_that_name_tied_items_in_one_order_agree()
    {
        var split = Whole(Sets.Of("ana: a@1 b@1 c@1", "bo: a@5 b@5 c@5", "cy: b@7 c@7"));

        Assert.Equal(1, TieOrderEvidence.Agreement(split));
        Assert.True(TieOrderEvidence.OrderMeansSomething(split));
    }

    [Fact]
    public void Histories_that_name_them_in_both_orders_do_not()
    {
        // Of the four histories' six pairs, one agrees on "a b" and one on "b a".
        var split = Whole(Sets.Of("ana: a@1 b@1", "bo: a@2 b@2", "cy: b@3 a@3", "di: b@4 a@4"));

        Assert.Equal(2 / 6.0, TieOrderEvidence.Agreement(split), 12);
        Assert.False(TieOrderEvidence.OrderMeansSomething(split));
    }

    [Fact]
    public void Items_of_different_times_are_no_evidence()
    {
        var split = Whole(Sets.Of("ana: a@1 b@2", "bo: a@1 b@2"));

        Assert.Equal(0.5, TieOrderEvidence.Agreement(split));
        Assert.False(TieOrderEvidence.OrderMeansSomething(split));
    }

    [Fact]
    public void Events_that_may_not_be_learned_are_no_evidence()
    {
        var set = Sets.Of("ana: a@1 b@1", "bo: a@5 b@5");

        Assert.Equal(0.5, TieOrderEvidence.Agreement(new(set, [1, 1], [], [])));
    }

    private static Split Whole(TrainingSet set) => new(set, [.. Enumerable.Range(0, set.UserCount).Select(set.LengthOf)], [], []);
}
