using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;

namespace Usher.Training.Tests.Counts;

public sealed class SimilarItemsRecipeTests
{
    // Twenty users of three films each: of space, or of love. Nobody has touched the last two.
    private static readonly (string, IReadOnlyList<(string, long)>)[] Viewers =
        [.. Enumerable.Range(0, 20).Select(user => ($"u{user}", (IReadOnlyList<(string, long)>)(user % 2 == 0 ? [("alien", 1), ("solaris", 2), ("moon", 3)] : [("amour", 1), ("once", 2), ("her", 3)])))];

    private static readonly TrainingSet Films = WithGenres(
        Sets.Of(Viewers, "cold space", "cold love"),
        item => item is "alien" or "solaris" or "moon" or "cold space" ? "Space" : "Love");

    [Fact]
    public void An_item_that_nobody_has_touched_is_like_those_with_such_columns()
    {
        var ranker = Train(Films);

        Assert.Equal(["alien", "moon", "solaris"], Best(ranker, Films, "cold space", 3).Order());
        Assert.Equal(["amour", "her", "once"], Best(ranker, Films, "cold love", 3).Order());
    }

    [Fact]
    public void An_item_that_nobody_has_touched_is_like_those_with_such_texts()
    {
        var set = Recurrent.Columns.WithTexts(Films, item => item switch
        {
            "alien" => "A crew in a spaceship meets a monster.",
            "solaris" => "A psychologist on a space station above a planet.",
            "moon" => "An astronaut alone at a base on the moon.",
            "cold space" => "A rocket with three astronauts is lost in orbit.",
            "amour" => "An old couple's love is put to the test.",
            "once" => "Two musicians fall in love in a week of songs.",
            "her" => "A lonely man falls in love with a voice.",
            _ => "A man and a woman fall in love in Paris.",
        });

        var ranker = Train(set);

        Assert.Equal(["alien", "moon", "solaris"], Best(ranker, set, "cold space", 3).Order());
        Assert.Equal(["amour", "her", "once"], Best(ranker, set, "cold love", 3).Order());
    }

    [Fact]
    public void It_comes_after_those_that_users_put_beside_and_before_all_others()
    {
        Assert.Equal("cold space", Best(Train(Films), Films, "alien", 3)[2]);
    }

    [Fact]
    public void Without_columns_only_the_users_count()
    {
        var bare = new TrainingSet { UserIds = Films.UserIds, ItemIds = Films.ItemIds, Offsets = Films.Offsets, Items = Films.Items, Times = Films.Times };

        var scores = Recipe.ScoresAfter(Train(bare), bare, "alien");

        Assert.Equal(["moon", "solaris"], Best(Train(bare), bare, "alien", 2).Order());
        Assert.True(scores[bare.ItemIds.IndexOf("cold space")] < 1e-3);
    }

    [Fact]
    public void What_many_users_did_counts_more_than_columns_and_what_few_did_less()
    {
        // By their columns odd and rare are of love. Forty users say that odd goes with alien; of rare, only one says so.
        (string, IReadOnlyList<(string, long)>)[] others = [.. Enumerable.Range(0, 40).Select(user => ($"o{user}", (IReadOnlyList<(string, long)>)[("odd", 1), ("alien", 2)])), ("r", [("rare", 1), ("alien", 2)])];
        var set = WithGenres(Sets.Of([.. Viewers, .. others]), item => item is "alien" or "solaris" or "moon" ? "Space" : "Love");
        var ranker = Train(set);

        Assert.Equal("alien", Best(ranker, set, "odd", 1)[0]);
        Assert.DoesNotContain("alien", Best(ranker, set, "rare", 4));
    }

    [Fact]
    public void The_discount_trades_popularity_against_similarity()
    {
        // a is with hit and with niche equally often; hit is also with many others.
        var set = Sets.Of([
            .. Enumerable.Range(0, 30).Select(user => ($"u{user}", (IReadOnlyList<(string, long)>)[("a", 1), ("hit", 2), ("niche", 3)])),
            .. Enumerable.Range(0, 30).Select(user => ($"v{user}", (IReadOnlyList<(string, long)>)[("b", 1), ("hit", 2)])),
        ]);

        double RatioAt(string discount)
        {
            var scores = Recipe.ScoresAfter(Train(set, ("popularity_discount_factor", discount)), set, "a");
            return scores[set.ItemIds.IndexOf("niche")] / scores[set.ItemIds.IndexOf("hit")];
        }

        Assert.Equal(Math.Sqrt(2), RatioAt("0"), 1e-4);
        Assert.Equal(2, RatioAt("1"), 1e-4);
    }

    private static IRanker Train(TrainingSet set, params (string Name, string Value)[] given) => Recipe.Train("aws-similar-items", Recipe.Everything(set), given);

    private static TrainingSet WithGenres(TrainingSet set, Func<string, string> genreOf)
    {
        string[] labels = [.. set.ItemIds.Ids.Select(genreOf).Distinct()];
        return new()
        {
            UserIds = set.UserIds,
            ItemIds = set.ItemIds,
            Offsets = set.Offsets,
            Items = set.Items,
            Times = set.Times,
            ItemFields =
            [
                new()
                {
                    Name = "GENRES",
                    Labels = labels,
                    Offsets = [.. Enumerable.Range(0, set.ItemCount + 1)],
                    Categories = [.. set.ItemIds.Ids.Select(item => Array.IndexOf(labels, genreOf(item)))],
                },
            ],
        };
    }

    private static string[] Best(IRanker ranker, TrainingSet set, string item, int count)
    {
        var scores = Recipe.ScoresAfter(ranker, set, item);
        return [.. set.ItemIds.Ids.Where(id => id != item).OrderByDescending(id => scores[set.ItemIds.IndexOf(id)]).Take(count)];
    }
}
