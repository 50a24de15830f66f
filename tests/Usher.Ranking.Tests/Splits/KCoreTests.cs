using CsCheck;
using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Splits;

namespace Usher.Ranking.Tests.Splits;

public sealed class KCoreTests
{
    [Fact]
    public void Drops_rare_items_and_then_users_with_too_little_left_once_each()
    {
        // c occurs once. Without it cy has one event left and goes; with cy gone b occurs once only, but nothing is dropped twice.
        var core = KCore.Apply(Sets.Of("ana: a a b", "bo: a a", "cy: c b"), k: 2);

        Assert.Equal(["ana: a a b", "bo: a a"], Sets.Write(core));
        Assert.Equal(["a", "b"], core.ItemIds.Ids);
    }

    [Fact]
    public void An_item_that_only_dropped_users_touched_leaves_the_catalogue() =>
        Assert.Equal(["a"], KCore.Apply(Sets.Of("ana: a a a", "bo: b", "cy: b", "di: b"), k: 3).ItemIds.Ids);

    [Fact]
    public void An_empty_core_is_refused()
    {
        var fault = Assert.Throws<InvalidDataException>(() => KCore.Apply(Sets.Of("ana: a b", "bo: a"), k: 2));
        Assert.Equal(
            "No user has 2 events of items that occur 2 times, so the 2-core of these 3 events is empty. Use a smaller core, or 0 to keep all.",
            fault.Message);
    }

    [Fact]
    public void Zero_drops_nothing()
    {
        var set = Sets.Of("ana: a", "bo:");
        Assert.Same(set, KCore.Apply(set, k: 0));
    }

    [Fact]
    public void Values_times_and_fields_go_with_their_events_items_and_users()
    {
        var set = Sets.Of("ana: x@1", "bo: a@2 b@3 x@4 a@5 b@6");
        var core = KCore.Apply(With(set, [1, 2, 3, 4, 5, 6]), k: 2);
        Assert.Equal(["bo: a@2 b@3 x@4 a@5 b@6"], Sets.Write(core, withTimes: true));
        Assert.Equal([2, 3, 4, 5, 6], core.Values!);
        Assert.Equal([1, 2], core.ItemFields[0].Of(core.ItemIds.IndexOf("a")).ToArray());
        Assert.Equal([1], core.ItemFields[0].Of(core.ItemIds.IndexOf("b")).ToArray());
        Assert.Equal([1], core.UserFields[0].Of(0).ToArray());
        Assert.Equal(["war", "love", "crime"], core.ItemFields[0].Labels);
    }

    [Fact]
    public void No_kept_user_has_fewer_than_k_events() =>
        Gen.Select(TestSets.Any, Gen.Int[1, 4]).Sample((set, k) =>
        {
            TrainingSet core;
            try
            {
                core = KCore.Apply(set, k);
            }
            catch (InvalidDataException)
            {
                return;                                                   // nothing was left
            }

            Assert.All(Enumerable.Range(0, core.UserCount), user => Assert.True(core.LengthOf(user) >= k));
            Assert.Equal(core.ItemCount, core.Items.Distinct().Count());
            Assert.Equal(core.EventCount, core.Offsets[^1]);
        });

    private static TrainingSet With(TrainingSet set, float[] values) => new()
    {
        UserIds = set.UserIds,
        ItemIds = set.ItemIds,
        Offsets = set.Offsets,
        Items = set.Items,
        Times = set.Times,
        Values = values,
        ItemFields = [new Field { Name = "GENRES", Labels = ["war", "love", "crime"], Offsets = [0, 1, 3, 4], Categories = [0, 1, 2, 1] }],
        UserFields = [new Field { Name = "AGE", Labels = ["young", "old"], Offsets = [0, 0, 1], Categories = [1] }],
    };
}
