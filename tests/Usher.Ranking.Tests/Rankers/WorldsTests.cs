using Usher.Contracts;

namespace Usher.Ranking.Tests.Rankers;

public sealed class WorldsTests
{
    public static TheoryData<Func<int, World>> All => new(seed => Worlds.TwoTastes(seed: seed), seed => Worlds.Chains(seed: seed), seed => Worlds.Sessions(seed: seed));

    [Theory, MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void What_is_wanted_is_in_the_catalogue_and_new_to_the_user(Func<int, World> make)
    {
        var world = make(1);
        Assert.Equal(world.Set.UserCount, world.Wanted.Count);
        Assert.All(Enumerable.Range(0, world.Set.UserCount), user =>
        {
            Assert.InRange(world.Wanted[user], 0, world.Set.ItemCount - 1);
            Assert.DoesNotContain(world.Wanted[user], world.Set.ItemsOf(user).ToArray());
        });
    }

    [Theory, MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void Times_never_fall_and_no_world_is_square(Func<int, World> make)
    {
        var set = make(1).Set;
        Assert.NotEqual(set.UserCount, set.ItemCount);
        Assert.All(Enumerable.Range(0, set.UserCount), user => Assert.Equal(set.TimesOf(user).ToArray().Order(), set.TimesOf(user).ToArray()));
    }

    [Theory, MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void The_seed_decides(Func<int, World> make)
    {
        Assert.Equal(Sets.Write(make(1).Set, withTimes: true), Sets.Write(make(1).Set, withTimes: true));
        Assert.NotEqual(Sets.Write(make(1).Set), Sets.Write(make(2).Set));
    }

    [Fact]
    public void The_newest_session_lacks_one_item_of_its_theme()
    {
        var world = Worlds.Sessions();
        var theme = world.Set.ItemIds[world.Wanted[0]][..^1];
        var newest = world.Set.ItemsOf(0)[^4..].ToArray();
        Assert.All(newest, item => Assert.StartsWith(theme, world.Set.ItemIds[item], StringComparison.Ordinal));
        Assert.Equal(24 * 60 * 60, world.Set.TimesOf(0)[^4] - world.Set.TimesOf(0)[^9]);
    }
}
