using Usher.Core.Serving;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Core.Tests.Serving;

public sealed class PromotionTests : InsightTests
{
    [Theory]
    [InlineData(25, 20, 5)]
    [InlineData(10, 25, 3)]
    [InlineData(10, 24, 2)]
    [InlineData(25, 1, 1)]
    [InlineData(7, 100, 7)]
    [InlineData(0, 50, 0)]
    public void The_share_is_rounded_and_at_least_one_item(int count, int percent, int promoted) => Assert.Equal(promoted, Promotions.ShareOf(count, percent));

    [Fact]
    public void Each_kind_keeps_its_order_and_every_choice_of_positions_is_equally_probable()
    {
        PredictedItem[] promoted = [new() { ItemId = "p1" }, new() { ItemId = "p2" }], others = [new() { ItemId = "o1" }, new() { ItemId = "o2" }, new() { ItemId = "o3" }];
        var random = new Random(1);

        var mixed = Enumerable.Range(0, 10_000).Select(_ => string.Join(' ', Promotions.Mix(promoted, others, random).Select(item => item.ItemId))).CountBy(order => order).ToArray();

        Assert.Equal(10, mixed.Length);
        Assert.All(mixed, order => Assert.InRange(order.Value, 850, 1_150));
        Assert.All(mixed, order => Assert.Matches("^(?=.*p1.*p2)(?=.*o1.*o2.*o3)", order.Key));
    }

    [Fact]
    public void The_same_seed_gives_the_same_positions()
    {
        PredictedItem[] promoted = [new() { ItemId = "p1" }], others = [.. Enumerable.Range(0, 24).Select(i => new PredictedItem { ItemId = $"o{i}" })];

        Assert.Equal(Promotions.Mix(promoted, others, new Random(5)), Promotions.Mix(promoted, others, new Random(5)));
    }

    [Fact]
    public async Task Promoted_items_pass_the_filter_of_the_promotion_and_the_others_that_of_the_request()
    {
        var campaign = await StartAsync("aws-user-personalization-v2");
        var old = await FilterAsync("INCLUDE ItemID WHERE Items.YEAR < $YEAR", "old");
        var comedy = await FilterAsync("INCLUDE ItemID WHERE Items.GENRES IN (\"Comedy\", \"Crime\")", "comedy");

        // For u1 the best are i4, i5, i0, i1.
        var list = await AskAsync(campaign, percent: 50, promoted: old, values: new() { ["YEAR"] = "1990" }, count: 4, filter: comedy);

        Assert.Equal(["i0", "i2"], list.Where(item => item.PromotionName == "spring").Select(item => item.ItemId));
        Assert.Equal(["i4", "i1"], list.Where(item => item.PromotionName is null).Select(item => item.ItemId));
        Assert.All(list, item => Assert.Equal(item.PromotionName is null ? null : ["Promoted item"], item.Reason));
        Assert.All(list, item => Assert.NotNull(item.Score));
    }

    [Fact]
    public async Task Too_few_promoted_items_leave_their_places_to_others_and_no_item_comes_twice()
    {
        var campaign = await StartAsync("aws-hrnn");
        var one = await FilterAsync("INCLUDE ItemID WHERE Items.GENRES IN (\"Horror\")", "one");
        var none = await FilterAsync("INCLUDE ItemID WHERE Items.YEAR > 3000", "none");
        var all = await FilterAsync("EXCLUDE ItemID WHERE Items.YEAR > 3000", "all");

        var few = await AskAsync(campaign, percent: 100, one, count: 4);
        Assert.Equal(["i0"], few.Where(item => item.PromotionName is not null).Select(item => item.ItemId));
        Assert.Equal(["i4", "i5", "i1"], few.Where(item => item.PromotionName is null).Select(item => item.ItemId));
        Assert.Equal(["i4", "i5", "i0", "i1"], (await AskAsync(campaign, percent: 50, none, count: 4)).Select(item => item.ItemId));
        var whole = await AskAsync(campaign, percent: 100, all, count: 4);
        Assert.Equal([("i4", "spring"), ("i5", "spring"), ("i0", "spring"), ("i1", "spring")], whole.Select(item => (item.ItemId, item.PromotionName)));
        Assert.All(whole, item => Assert.Null(item.Reason));
    }

    [Fact]
    public async Task A_promotion_needs_all_of_its_members_and_there_is_one_at_most()
    {
        var campaign = await StartAsync("aws-hrnn");
        var filter = await FilterAsync("INCLUDE ItemID WHERE Items.YEAR > $Y");
        async Task RefusedAsync(string text, params Promotion[] promotions) => Assert.Equal(
            ("InvalidInputException", text),
            await ServiceHost.RefusedAsync(() => Recommendations.GetAsync(new() { CampaignArn = campaign, UserId = "u1", Promotions = promotions }, Stop)));
        var whole = new Promotion { Name = "spring", PercentPromotedItems = 20, FilterArn = filter };

        await RefusedAsync("promotions has 2 promotions; at most one is allowed.", whole, whole);
        await RefusedAsync("promotions[0].name is missing. Items that the promotion places have it as promotionName.", whole with { Name = null });
        await RefusedAsync("promotions[0].percentPromotedItems is missing. Give the share of the list for promoted items, 1 to 100.", whole with { PercentPromotedItems = null });
        await RefusedAsync("promotions[0].filterArn is missing. Give the filter that chooses the promoted items.", whole with { FilterArn = null });
        await RefusedAsync("filterValues lacks Y, which an INCLUDE part of the filter needs. Give it as \"Y\": \"\\\"value\\\"\".", whole);
    }

    private async Task<string> StartAsync(string recipe)
    {
        await RatingsAsync();
        await FilmsAsync("i0,Alien,Horror|Sci-Fi,1979", "i1,Heat,Crime,1995", "i2,Airplane!,Comedy,1980", "i3,Aliens,Action|Sci-Fi,1986", "i4,Fargo,Comedy|Crime,1996", "i5,Jaws,Thriller,1995");
        return await CampaignAsync(await VersionAsync(recipe));
    }

    private async Task<IReadOnlyList<PredictedItem>> AskAsync(string campaign, int percent, string promoted, int count, Dictionary<string, string>? values = null, string? filter = null) =>
        (await Recommendations.GetAsync(
            new()
            {
                CampaignArn = campaign,
                UserId = "u1",
                NumResults = count,
                FilterArn = filter,
                Promotions = [new() { Name = "spring", PercentPromotedItems = percent, FilterArn = promoted, FilterValues = values }],
            },
            Stop)).ItemList!;
}
