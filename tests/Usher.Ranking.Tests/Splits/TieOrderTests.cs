using CsCheck;
using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Splits;

namespace Usher.Ranking.Tests.Splits;

public sealed class TieOrderTests
{
    [Theory]
    [InlineData(TieRule.File, "ana: 10@1 9@1 2@1 30@2 1@3 4@3")]
    [InlineData(TieRule.ItemAscending, "ana: 2@1 9@1 10@1 30@2 1@3 4@3")]
    [InlineData(TieRule.ItemDescending, "ana: 10@1 9@1 2@1 30@2 4@3 1@3")]
    public void Orders_events_of_equal_time_and_no_others(TieRule rule, string expected) =>
        Assert.Equal([expected], Sets.Write(TieOrder.Apply(Sets.Of("ana: 10@1 9@1 2@1 30@2 1@3 4@3"), rule), withTimes: true));

    [Fact]
    public void Numbers_are_ordered_by_value_and_before_all_other_ids() =>
        Assert.Equal(
            ["ana: -3@1 9@1 10@1 1000@1 1a@1 B@1 a@1"],
            Sets.Write(TieOrder.Apply(Sets.Of("ana: a@1 1a@1 10@1 9@1 B@1 -3@1 1000@1"), TieRule.ItemAscending), withTimes: true));

    [Fact]
    public void Events_of_different_users_are_never_mixed() =>
        Assert.Equal(["ana: 2@1", "bo: 1@1"], Sets.Write(TieOrder.Apply(Sets.Of("ana: 2@1", "bo: 1@1"), TieRule.ItemAscending), withTimes: true));

    [Theory]
    [InlineData(TieRule.ItemAscending, new float[] { 3, 1, 2 })]
    [InlineData(TieRule.ItemDescending, new float[] { 1, 2, 3 })]
    public void Values_and_weights_go_with_their_events_and_repeats_of_an_item_keep_their_order(TieRule rule, float[] expected)
    {
        var set = Sets.Of("ana: 7@1 7@1 5@1");
        var withValues = new TrainingSet
        {
            UserIds = set.UserIds,
            ItemIds = set.ItemIds,
            Offsets = set.Offsets,
            Items = set.Items,
            Times = set.Times,
            Values = [1, 2, 3],
            Weights = [0.1f, 0.2f, 0.3f],
        };

        var ordered = TieOrder.Apply(withValues, rule);
        Assert.Equal(expected, ordered.Values!);
        Assert.Equal(expected.Select(value => value / 10), ordered.Weights!);
    }

    [Fact]
    public void The_order_does_not_depend_on_how_items_are_numbered() =>
        Gen.Select(TestSets.Any, Gen.Int, Gen.Enum<TieRule>()).Where((_, _, rule) => rule != TieRule.File).Sample((set, seed, rule) =>
            Assert.Equal(
                Sets.Write(TieOrder.Apply(set, rule)).Order(),
                Sets.Write(TieOrder.Apply(TestSets.Renumber(set, seed), rule)).Order()));

    [Theory]
    [InlineData("file", TieRule.File)]
    [InlineData("item-ascending", TieRule.ItemAscending)]
    [InlineData("item-descending", TieRule.ItemDescending)]
    public void Rules_have_the_names_of_the_command_line(string name, TieRule rule)
    {
        Assert.Equal(rule, TieOrder.Parse(name));
        Assert.Equal(name, TieOrder.NameOf(rule));
    }

    [Fact]
    public void An_unknown_name_is_answered_with_those_that_exist()
    {
        var fault = Assert.Throws<FormatException>(() => TieOrder.Parse("random"));
        Assert.Equal("'random' is no rule for events of equal time. Use one of file, item-ascending, item-descending.", fault.Message);
    }
}
