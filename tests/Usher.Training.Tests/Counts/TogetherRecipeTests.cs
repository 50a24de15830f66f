using CsCheck;
using Usher.Contracts;
using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;

namespace Usher.Training.Tests.Counts;

public sealed class TogetherRecipeTests
{
    private const string Bought = "aws-ecomm-frequently-bought-together";
    private const string Viewed = "aws-ecomm-customers-who-viewed-x-also-viewed";

    // In ten baskets each: tea with cup, pen with ink. The bestseller bag lies in three of four baskets, whatever else does.
    private static readonly TrainingSet Shop = Sets.Of([
        .. Enumerable.Range(0, 10).Select(basket => $"t{basket}: tea@0 cup@0{(basket % 4 < 3 ? " bag@0" : "")}"),
        .. Enumerable.Range(0, 10).Select(basket => $"p{basket}: pen@0 ink@0{(basket % 4 < 3 ? " bag@0" : "")}"),
        .. Enumerable.Range(0, 120).Select(basket => $"b{basket}: bag@0 other{basket % 5}@0"),
    ]);

    [Fact]
    public void What_is_bought_together_comes_before_the_bestseller()
    {
        Assert.Equal("cup", Best(Train(Bought, Shop), Shop, "tea"));
        Assert.Equal("ink", Best(Train(Bought, Shop), Shop, "pen"));
        Assert.Equal("bag", Best(Recipe.Train("aws-popularity-count", Shop), Shop, "tea"));
    }

    [Fact]
    public void A_pair_at_or_below_chance_is_no_neighbour()
    {
        // Among the pairs of these baskets bag is with tea less often than its share of all pairs lets one expect.
        var scores = Recipe.ScoresAfter(Train(Bought, Shop), Shop, "tea");

        Assert.True(scores[Shop.ItemIds.IndexOf("cup")] > 100 * scores[Shop.ItemIds.IndexOf("bag")]);
    }

    [Fact]
    public void A_basket_ends_where_the_next_purchase_comes_more_than_the_gap_later()
    {
        var near = Sets.Of("u: a@0 b@3600 c@7201", "v: d@0 e@0");

        var scores = Recipe.ScoresAfter(Train(Bought, near), near, "b");
        var longer = Recipe.ScoresAfter(Train(Bought, near, ("gap_minutes", "61")), near, "b");

        Assert.True(scores[0] > 100 * scores[2], "a and b are a basket");
        Assert.True(longer[2] > 0.1, "with a longer gap, all three are");
    }

    [Fact]
    public void Two_users_share_no_basket()
    {
        var users = Sets.Of("u: a@0 b@0", "v: c@0 d@0");

        Assert.Equal("b", Best(Train(Bought, users), users, "a"));
        Assert.True(Recipe.ScoresAfter(Train(Bought, users), users, "a")[2] < 0.01);
    }

    [Fact]
    public void An_item_that_is_bought_twice_in_a_basket_counts_once()
    {
        var once = Sets.Of("u: a@0 b@0", "v: a@0 c@0", "w: b@0 c@0 d@0");
        var twice = Sets.Of("u: a@0 b@0 a@0 b@0", "v: a@0 c@0", "w: b@0 c@0 d@0");

        Assert.Equal(Recipe.ScoresAfter(Train(Bought, once), once, "a"), Recipe.ScoresAfter(Train(Bought, twice), twice, "a"));
    }

    [Fact]
    public void A_basket_of_more_than_a_hundred_items_is_left_out()
    {
        var set = Sets.Of($"robot: {string.Join(' ', Enumerable.Range(0, 101).Select(item => $"r{item}@0"))}", "u: r0@0 x@0");

        Assert.Equal("x", Best(Train(Bought, set), set, "r0"));
    }

    [Fact]
    public void A_large_basket_says_less_of_each_of_its_pairs()
    {
        var set = Sets.Of("u: a@0 b@0", "v: a@0 c@0 d@0 e@0 f@0 g@0 h@0 i@0", "w: b@0 x@0", "z: c@0 x@0");

        Assert.Equal("b", Best(Train(Bought, set), set, "a"));
    }

    [Fact]
    public void What_is_viewed_right_after_counts_more_than_what_is_viewed_later_in_the_visit()
    {
        var visits = Sets.Of("u: a@0 b@10 c@20 d@30", "v: a@0 b@10 c@20 d@30");

        var scores = Recipe.ScoresAfter(Train(Viewed, visits), visits, "a");

        Assert.True(scores[1] > scores[2] && scores[2] >= scores[3]);
    }

    [Fact]
    public void A_single_purchase_together_counts_less_than_a_habit()
    {
        // rare was bought once, with tea; cup eight times, six of them with tea.
        var set = Sets.Of([
            "r: tea@0 rare@0",
            .. Enumerable.Range(0, 6).Select(basket => $"t{basket}: tea@0 cup@0"),
            .. Enumerable.Range(0, 2).Select(basket => $"c{basket}: cup@0 milk@0"),
            .. Enumerable.Range(0, 20).Select(basket => $"o{basket}: x{basket % 4}@0 y{basket % 3}@0"),
        ]);

        Assert.Equal("cup", Best(Train(Bought, set), set, "tea"));
    }

    [Theory]
    [InlineData(Bought, 60, 0)]
    [InlineData(Viewed, 30, 0.5)]
    public void Similarities_are_those_of_the_formula_computed_pair_by_pair(string recipe, int gapMinutes, double falloff) =>
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 3]).Array[1, 12].Array[2, 8].Sample(
            users =>
            {
                // Each event comes none to three times half an hour after the one before it.
                var set = Sets.Of([.. users.Select((events, user) => $"u{user}: {string.Join(' ', Timed(events).Select(one => $"i{one.Item}@{one.Time}"))}")]);
                var expected = Naive(set, gapMinutes * 60, falloff);
                var ranker = Train(recipe, set);
                for (var item = 0; item < set.ItemCount; item++)
                {
                    var scores = Recipe.ScoresAfter(ranker, set, set.ItemIds[item]);
                    var best = Enumerable.Range(0, set.ItemCount).MaxBy(other => expected[item, other]);
                    if (expected[item, best] <= 0)
                        continue;

                    for (var other = 0; other < set.ItemCount; other++)
                    {
                        if (expected[item, other] > 1e-3)
                            Assert.Equal(expected[item, other] / expected[item, best], scores[other] / scores[best], 1e-3);
                        else if (expected[item, other] < -1e-3)
                            Assert.True(scores[other] <= scores[best] * 2e-3);
                    }
                }
            },
            iter: 300,
            threads: 1);

    private static IEnumerable<(int Item, int Time)> Timed((int Item, int Pause)[] events)
    {
        var time = 0;
        foreach (var (item, pause) in events)
            yield return (item, time += pause * 1_800);
    }

    private static double[,] Naive(TrainingSet set, long gap, double falloff)
    {
        var together = new double[set.ItemCount, set.ItemCount];
        for (var user = 0; user < set.UserCount; user++)
        {
            var (items, times) = (set.ItemsOf(user).ToArray(), set.TimesOf(user).ToArray());
            var basket = new List<int>();
            for (var place = 0; place <= items.Length; place++)
            {
                if (place == items.Length || (place > 0 && times[place] - times[place - 1] > gap))
                {
                    foreach (var (one, at) in basket.Select((item, at) => (item, at)))
                    {
                        foreach (var (other, then) in basket.Select((item, at) => (item, at)).Where(other => other.item != one))
                            together[one, other] += 1 / (Math.Sqrt(basket.Count - 1) * Math.Pow(Math.Abs(at - then), falloff));
                    }

                    basket.Clear();
                }

                if (place < items.Length && !basket.Contains(items[place]))
                    basket.Add(items[place]);
            }
        }

        var all = together.Cast<double>().Sum();
        var similarity = new double[set.ItemCount, set.ItemCount];
        for (var one = 0; one < set.ItemCount; one++)
        {
            for (var other = 0; other < set.ItemCount; other++)
            {
                var expected = Sum(one) * Sum(other) / Math.Max(1e-12, all);
                similarity[one, other] = together[one, other] == 0 ? 0 : (together[one, other] - expected) / Math.Sqrt(expected + 1);
            }
        }

        return similarity;

        double Sum(int item) => Enumerable.Range(0, set.ItemCount).Sum(other => together[item, other]);
    }

    private static IRanker Train(string recipe, TrainingSet set, params (string, string)[] given) => Recipe.Train(recipe, Recipe.Everything(set), given);

    private static string Best(IRanker ranker, TrainingSet set, string item)
    {
        var scores = Recipe.ScoresAfter(ranker, set, item);
        return set.ItemIds[Enumerable.Range(0, scores.Length).Where(other => set.ItemIds[other] != item).MaxBy(other => scores[other])];
    }
}
