using Usher.Contracts;
using Usher.Ranking.Splits;

namespace Usher.Ranking.Tests.Splits;

public sealed class ProductionSplitTests
{
    [Fact]
    public void All_but_the_newest_event_of_each_user_are_learned_and_that_one_is_the_validation()
    {
        var split = ProductionSplit.Of(Sets.Of("ana: a b c", "bo: a", "cy: b a"));

        Assert.Equal([2, 1, 1], split.TrainLengths);
        Assert.Equal([new Query(0, 2, 3), new Query(2, 1, 2)], split.Validation);
        Assert.Empty(split.Test);
    }

    [Fact]
    public void A_tested_split_asks_one_user_in_ten_for_the_newest_tenth_and_does_not_learn_it()
    {
        var set = Sets.Of([.. Enumerable.Range(0, 30).Select(user => $"u{user}: {string.Join(' ', Enumerable.Range(0, 21).Select(item => $"i{(user + item) % 25}"))}")]);

        var split = ProductionSplit.WithTestSet(set);

        Assert.Equal(3, split.Test.Count);
        Assert.All(split.Test, query => Assert.Equal((18, 21, 18), (query.InputLength, query.TargetEnd, split.TrainLengths[query.User])));
        Assert.Equal(Enumerable.Range(0, 30).Except(split.Test.Select(query => query.User)), split.Validation.Select(query => query.User));
        Assert.All(split.Validation, query => Assert.Equal((20, 21, 20), (query.InputLength, query.TargetEnd, split.TrainLengths[query.User])));
    }

    [Fact]
    public void A_tested_split_asks_somebody_as_long_as_anybody_has_two_events()
    {
        var split = ProductionSplit.WithTestSet(Sets.Of("ana: a", "bo: a b", "cy: b"));

        Assert.Equal([new Query(1, 1, 2)], split.Test);
        Assert.Equal([1, 1, 1], split.TrainLengths);
        Assert.Empty(split.Validation);
        Assert.Empty(ProductionSplit.WithTestSet(Sets.Of("ana: a", "bo: b")).Test);
    }

    [Fact]
    public void A_tested_split_deals_users_by_their_ids()
    {
        string[] lines = [.. Enumerable.Range(0, 40).Select(user => $"u{user}: a b c")];

        Assert.Equal(Tested(lines), Tested([.. lines.Reverse()]));

        static string Tested(string[] lines) => Sets.Of(lines) is var set ? string.Join(' ', ProductionSplit.WithTestSet(set).Test.Select(query => set.UserIds[query.User]).Order(StringComparer.Ordinal)) : "";
    }
}
