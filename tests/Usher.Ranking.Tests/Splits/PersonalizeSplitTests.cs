using CsCheck;
using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Splits;

namespace Usher.Ranking.Tests.Splits;

public sealed class PersonalizeSplitTests
{
    [Fact]
    public void Every_user_with_two_events_is_in_the_test_of_exactly_one_fold()
    {
        var folds = PersonalizeSplit.Folds(ManyUsers);

        Assert.Equal(10, folds.Count);
        Assert.Equal(Enumerable.Range(0, 47), folds.SelectMany(fold => fold.Test).Select(query => query.User).Order());
        Assert.All(folds, fold => Assert.InRange(fold.Test.Count, 4, 5));
    }

    [Fact]
    public void Users_of_the_test_and_a_tenth_of_the_others_are_not_learned_at_all() =>
        Assert.All(PersonalizeSplit.Folds(ManyUsers), fold =>
        {
            Assert.Equal(4, fold.Validation.Count);                       // a tenth of 42 or 43
            var heldOut = fold.Test.Concat(fold.Validation).Select(query => query.User).ToHashSet();
            Assert.Equal(fold.Test.Count + fold.Validation.Count, heldOut.Count);
            Assert.All(Enumerable.Range(0, 47), user => Assert.Equal(heldOut.Contains(user) ? 0 : ManyUsers.LengthOf(user), fold.TrainLengths[user]));
        });

    [Theory]
    [InlineData(2, 1)]
    [InlineData(9, 8)]
    [InlineData(10, 9)]
    [InlineData(11, 9)]
    [InlineData(19, 17)]
    [InlineData(20, 18)]
    [InlineData(21, 18)]
    public void The_oldest_nine_tenths_rounded_down_are_read_and_the_rest_is_wanted(int events, int read)
    {
        var words = string.Join(' ', Enumerable.Range(0, events));
        var folds = PersonalizeSplit.Folds(Sets.Of([.. Enumerable.Range(0, 10).Select(user => $"user-{user}: {words}")]));

        Assert.All(folds.SelectMany(fold => fold.Test), query => Assert.Equal(new Query(query.User, read, events), query));
    }

    [Fact]
    public void A_user_of_one_event_is_not_asked_for()
    {
        var folds = PersonalizeSplit.Folds(Sets.Of([.. Enumerable.Range(0, 20).Select(user => user < 19 ? $"user-{user}: a b" : "lone: a")]));

        Assert.DoesNotContain(folds.SelectMany(fold => fold.Test.Concat(fold.Validation)), query => query.User == 19);
    }

    [Fact]
    public void Fewer_than_ten_users_make_fewer_folds()
    {
        var folds = PersonalizeSplit.Folds(Sets.Of("ana: a b", "bo: b a", "cy: a"));

        Assert.Equal(2, folds.Count);
        Assert.All(folds, fold => Assert.Single(fold.Test));
    }

    [Fact]
    public void A_single_target_is_the_first_event_after_the_input() =>
        Assert.Equal([new Query(4, 18, 19)], PersonalizeSplit.SingleTarget([new Query(4, 18, 21)]));

    [Fact]
    public void The_seed_alone_deals_the_users()
    {
        Assert.Equal(TestUsers(ManyUsers, seed: 1), TestUsers(ManyUsers, seed: 1));
        Assert.NotEqual(TestUsers(ManyUsers, seed: 1), TestUsers(ManyUsers, seed: 2));
        Gen.Int.Sample(seed => Assert.Equal(TestUsers(ManyUsers, seed: 1), TestUsers(TestSets.Renumber(ManyUsers, seed), seed: 1)), iter: 20);
    }

    private static TrainingSet ManyUsers { get; } = Sets.Of([.. Enumerable.Range(0, 47).Select(user => $"user-{user}: a b c d e f g")]);

    private static string[] TestUsers(TrainingSet set, int seed) =>
        [.. PersonalizeSplit.Folds(set, seed).Select(fold => fold.Test.Select(query => set.UserIds[query.User]))
            .Select(users => string.Join(' ', users.Order(StringComparer.Ordinal)))];
}
