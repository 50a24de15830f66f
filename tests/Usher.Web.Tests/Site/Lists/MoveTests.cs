using Usher.Web.Site.Lists;

namespace Usher.Web.Tests.Site.Lists;

public sealed class MoveTests
{
    [Fact]
    public void A_film_that_was_not_there_is_new_and_others_count_their_places()
    {
        var moves = Move.Between(["a", "b", "c"], ["c", "x", "a", "b"]);

        Assert.Equal(new(IsNew: false, 2), moves["c"]);
        Assert.Equal(new(IsNew: true, 0), moves["x"]);
        Assert.Equal(new(IsNew: false, -1), moves["a"]);
        Assert.Equal("up 2 places", moves["c"].Description);
        Assert.Equal("down 1 place", moves["a"].Description);
    }

    [Fact]
    public void Films_behind_one_that_left_have_not_moved() => Assert.All(Move.Between(["a", "b", "c"], ["b", "c"]).Values, move => Assert.False(move.HasChanged));
}
