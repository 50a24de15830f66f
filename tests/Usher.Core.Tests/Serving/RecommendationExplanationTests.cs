using Usher.Core.Events;
using Usher.Core.Serving;
using Usher.Wire.UsherApi;

namespace Usher.Core.Tests.Serving;

public sealed class RecommendationExplanationTests : ModelTests
{
    private RecommendationExplanations Explanations => Service.Get<RecommendationExplanations>();

    [Fact]
    public async Task What_follows_an_item_of_the_history_is_there_because_of_it()
    {
        var version = await VersionAsync();
        var campaign = await CampaignAsync(version);

        var answer = await ExplainAsync(campaign, "u1", "i4");

        Assert.Equal((version, "aws-hrnn", 1, 1), (answer.SolutionVersionArn, answer.Recipe, answer.Events, answer.ItemsConsidered));
        var item = Assert.Single(answer.Items);
        Assert.Equal(("i4", 0.75, 1), (item.ItemId, item.Score, item.Rank));
        var reason = Assert.Single(item.Reasons);
        Assert.Equal(("i3", DateTimeOffset.FromUnixTimeSeconds(100), 1), (reason.ItemId, reason.LastEventAt, reason.Share));
        // Without it the item would have what the popular items have: 0.5 of 3.9.
        Assert.Equal(Math.Log(0.75 / (0.5 / 3.9)), reason.Effect, 4);
    }

    [Fact]
    public async Task The_ten_best_are_explained_where_none_are_named_and_ranks_are_among_all_items()
    {
        var campaign = await CampaignAsync(await VersionAsync());

        var answer = await ExplainAsync(campaign, "u1");

        Assert.Equal(await TopAsync(campaign, "u1", 10), answer.Items.Select(item => item.ItemId));
        Assert.Equal([1, 2, 3, 4, 5, 6], answer.Items.Select(item => item.Rank));
        Assert.Equal([6, 1], (await ExplainAsync(campaign, "u1", "i3", "i4")).Items.Select(item => item.Rank));
    }

    [Fact]
    public async Task Live_events_speak_at_once_and_an_item_is_left_out_with_all_its_events()
    {
        await InteractionsAsync();
        var campaign = await CampaignAsync(await VersionAsync());
        var tracking = (await Service.Get<EventTrackerOperations>().CreateAsync(new() { Name = "site", DatasetGroupArn = Group }, At, Stop)).TrackingId!;
        foreach (var (item, second) in (IEnumerable<(string, int)>)[("i1", 1_700_000_200), ("i3", 1_700_000_300), ("i1", 1_700_000_400)])
        {
            await Service.Get<EventOperations>().PutAsync(
                new() { TrackingId = tracking, UserId = "u1", SessionId = "s", EventList = [new() { ItemId = item, EventType = "Watch", SentAt = DateTimeOffset.FromUnixTimeSeconds(second) }] });
        }

        var answer = await ExplainAsync(campaign, "u1", "i2", "i5", "i0");

        Assert.Equal((4, 2), (answer.Events, answer.ItemsConsidered));
        Assert.Equal([("i1", 1_700_000_400L), ("i3", 1_700_000_300L)], answer.Items.Take(2).Select(item => (item.Reasons[0].ItemId, item.Reasons[0].LastEventAt.ToUnixTimeSeconds())));
        Assert.All(answer.Items.Take(2), item => Assert.Equal(1, item.Reasons.Sum(reason => reason.Share), 3));
        Assert.Empty(answer.Items[2].Reasons);
    }

    [Fact]
    public async Task Nothing_speaks_for_what_a_user_without_a_history_gets()
    {
        var campaign = await CampaignAsync(await VersionAsync());

        var answer = await ExplainAsync(campaign, "nobody");

        Assert.Equal((0, 0), (answer.Events, answer.ItemsConsidered));
        Assert.Equal(["i0", "i1", "i2"], answer.Items.Take(3).Select(item => item.ItemId));
        Assert.All(answer.Items, item => Assert.Empty(item.Reasons));
    }

    [Fact]
    public async Task A_campaign_that_orders_items_explains_its_order()
    {
        var campaign = await CampaignAsync(await VersionAsync("aws-personalized-ranking"));

        Assert.Equal("i3", Assert.Single((await ExplainAsync(campaign, "u1", "i4")).Items[0].Reasons).ItemId);
    }

    [Fact]
    public async Task What_cannot_be_explained_is_refused_with_what_to_do()
    {
        var campaign = await CampaignAsync(await VersionAsync());
        var popular = await CampaignAsync(await VersionAsync("aws-popularity-count", "00000002"), "popular");
        var sims = await CampaignAsync(await VersionAsync("aws-sims", "00000003"), "sims");
        var request = new ExplainRecommendationsRequest { CampaignArn = campaign, UserId = "u1" };
        (ExplainRecommendationsRequest Request, string Code, string Text)[] refused =
        [
            (request with { CampaignArn = campaign + "x" }, "ResourceNotFoundException", "does not exist"),
            (request with { CampaignArn = Group }, "InvalidInputException", "campaignArn is the ARN of a dataset group"),
            (request with { UserId = "" }, "InvalidInputException", "userId is empty."),
            (request with { ItemIds = [] }, "InvalidInputException", "itemIds has 0 items; 1 to 50 are allowed"),
            (request with { NumReasons = 0 }, "InvalidInputException", "numReasons is 0; 1 to 50 are allowed."),
            (request with { ItemIds = ["i4", "i99"] }, "InvalidInputException", "itemIds has 'i99', which the model of"),
            (request with { CampaignArn = popular }, "InvalidInputException", "reads no history of a user: its items come of what everybody does."),
            (request with { CampaignArn = sims }, "InvalidInputException", "reads no history of a user: its items come of the item that is asked with."),
        ];

        foreach (var (asked, code, text) in refused)
        {
            var refusal = await ServiceHost.RefusedAsync(() => Explanations.ExplainAsync(asked, Stop));
            Assert.Equal(code, refusal.Code);
            Assert.Contains(text, refusal.Message, StringComparison.Ordinal);
        }
    }

    private Task<ExplainRecommendationsResponse> ExplainAsync(string campaign, string user, params string[] items) =>
        Explanations.ExplainAsync(new() { CampaignArn = campaign, UserId = user, ItemIds = items.Length == 0 ? null : items }, Stop);
}
