using Usher.Wire.PersonalizeRuntime;

namespace Usher.Core.Tests.Serving;

public sealed class RecommendationTests : ModelTests
{
    [Fact]
    public async Task A_user_gets_what_follows_his_history_best_first_with_scores()
    {
        var campaign = await CampaignAsync(await VersionAsync());

        var answer = await Recommendations.GetAsync(new() { CampaignArn = campaign, UserId = "u1", NumResults = 2 }, Stop);

        Assert.Equal([("i4", 0.75), ("i5", 0.25)], answer.ItemList!.Select(item => (item.ItemId!, item.Score!.Value)));
        Assert.Matches("^RID-[0-9a-f-]{36}$", answer.RecommendationId!);
    }

    [Fact]
    public async Task Items_the_user_has_seen_may_come()
    {
        var campaign = await CampaignAsync(await VersionAsync());

        Assert.Contains("i0", await TopAsync(campaign, "u0", count: 6));
    }

    [Fact]
    public async Task A_user_nobody_knows_gets_the_list_for_new_users()
    {
        var campaign = await CampaignAsync(await VersionAsync());

        Assert.Equal(["i0", "i1", "i2"], await TopAsync(campaign, "somebody else"));
    }

    [Fact]
    public async Task Popular_items_need_no_user_and_have_no_scores()
    {
        var campaign = await CampaignAsync(await VersionAsync("aws-popularity-count"));

        var answer = await Recommendations.GetAsync(new() { CampaignArn = campaign, NumResults = 2 }, Stop);

        Assert.Equal([("i0", null), ("i1", null)], answer.ItemList!.Select(item => (item.ItemId!, item.Score)));
    }

    [Fact]
    public async Task Related_items_are_those_of_the_item_without_itself_and_have_no_scores()
    {
        var campaign = await CampaignAsync(await VersionAsync("aws-sims"));

        var answer = await Recommendations.GetAsync(new() { CampaignArn = campaign, ItemId = "i2", NumResults = 500 }, Stop);

        Assert.Equal(["i3", "i4", "i0", "i1", "i5"], answer.ItemList!.Select(item => item.ItemId));
        Assert.All(answer.ItemList!, item => Assert.Null(item.Score));
    }

    [Fact]
    public async Task Of_an_item_nobody_knows_the_popular_ones_are_the_related_ones()
    {
        var campaign = await CampaignAsync(await VersionAsync("aws-sims"));

        var answer = await Recommendations.GetAsync(new() { CampaignArn = campaign, ItemId = "i99", NumResults = 1 }, Stop);

        Assert.Equal("i0", Assert.Single(answer.ItemList!).ItemId);
    }

    [Theory]
    [InlineData(null, 6)]
    [InlineData(0, 0)]
    [InlineData(4, 4)]
    [InlineData(500, 6)]
    public async Task As_many_come_as_were_asked_for_and_there_are(int? asked, int come)
    {
        var campaign = await CampaignAsync(await VersionAsync());

        var answer = await Recommendations.GetAsync(new() { CampaignArn = campaign, UserId = "u0", NumResults = asked }, Stop);

        Assert.Equal(come, answer.ItemList!.Count);
    }

    [Fact]
    public async Task What_cannot_be_answered_is_refused_with_what_to_do()
    {
        var campaign = await CampaignAsync(await VersionAsync());
        var ranking = await CampaignAsync(await VersionAsync("aws-personalized-ranking", "00000002"), "ranking");
        var sims = await CampaignAsync(await VersionAsync("aws-sims", "00000003"), "sims");
        var request = new GetRecommendationsRequest { CampaignArn = campaign, UserId = "u0" };
        (GetRecommendationsRequest Request, string Code, string Text)[] refused =
        [
            (new() { UserId = "u0" }, "InvalidInputException", "campaignArn and recommenderArn are missing."),
            (request with { RecommenderArn = campaign }, "InvalidInputException", "campaignArn and recommenderArn cannot be given together: remove one."),
            (request with { CampaignArn = null, RecommenderArn = campaign }, "InvalidInputException", "recommenderArn is the ARN of a campaign"),
            (request with { CampaignArn = campaign + "x" }, "ResourceNotFoundException", $"Resource Arn {campaign}x does not exist."),
            (request with { CampaignArn = Group }, "InvalidInputException", "campaignArn is the ARN of a dataset group"),
            (request with { UserId = null }, "InvalidInputException", "userId is missing; a campaign trained with aws-hrnn gives items for a user."),
            (request with { CampaignArn = sims }, "InvalidInputException", "itemId is missing; a campaign trained with aws-sims gives items like a given one."),
            (request with { CampaignArn = ranking }, "InvalidInputException", "Ask it with GetPersonalizedRanking."),
            (request with { NumResults = 501 }, "InvalidInputException", "numResults is 501; at most 500 come at once."),
            (request with { FilterArn = campaign }, "InvalidInputException", "filterArn is the ARN of a campaign"),
            (request with { FilterValues = new Dictionary<string, string> { ["a"] = "b" } }, "InvalidInputException", "filterValues was given without filterArn"),
            (request with { Promotions = [new()] }, "InvalidInputException", "promotions[0].name is missing."),
            (request with { MetadataColumns = new Dictionary<string, IReadOnlyList<string>> { ["ITEMS"] = ["GENRES"] } }, "InvalidInputException", "Set campaignConfig.enableMetadataWithRecommendations to true"),
        ];

        foreach (var (asked, code, text) in refused)
        {
            var refusal = await ServiceHost.RefusedAsync(() => Recommendations.GetAsync(asked, Stop));
            Assert.Equal(code, refusal.Code);
            Assert.Contains(text, refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Context_names_metadata_columns_of_the_interactions()
    {
        await InteractionsAsync();
        var campaign = await CampaignAsync(await VersionAsync());

        var (code, message) = await ServiceHost.RefusedAsync(() => Recommendations.GetAsync(new() { CampaignArn = campaign, UserId = "u0", Context = new Dictionary<string, string> { ["DEVICE"] = "tv" } }, Stop));

        Assert.Equal(("InvalidInputException", "context has the key 'DEVICE'; the Interactions dataset has no metadata columns. Leave context out."), (code, message));
    }

    [Fact]
    public async Task Answers_are_the_same_after_a_restart()
    {
        var campaign = await CampaignAsync(await VersionAsync());
        var before = (await TopAsync(campaign, "u1", count: 6)).ToArray();

        await RestartAsync();

        Assert.Equal(before, await TopAsync(campaign, "u1", count: 6));
    }

    [Fact]
    public async Task Visitors_without_events_are_answered_again_and_again_and_events_make_them_users()
    {
        await InteractionsAsync();
        var campaign = await CampaignAsync(await VersionAsync());
        var tracking = (await Service.Get<Core.Events.EventTrackerOperations>().CreateAsync(new() { Name = "site", DatasetGroupArn = Group }, At, Stop)).TrackingId!;
        foreach (var _ in Enumerable.Range(0, 20))
            Assert.Equal(["i0", "i1", "i2"], await TopAsync(campaign, "visitor"));

        await Service.Get<Core.Events.EventOperations>().PutAsync(
            new() { TrackingId = tracking, UserId = "visitor", SessionId = "s", EventList = [new() { ItemId = "i1", EventType = "Watch", SentAt = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000) }] });

        Assert.Equal(["i2", "i3"], await TopAsync(campaign, "visitor", 2));
    }
}
