using Usher.Wire.PersonalizeRuntime;

namespace Usher.Core.Tests.Serving;

public sealed class RankingTests : ModelTests
{
    [Fact]
    public async Task Given_items_come_best_first_with_their_shares_and_unknown_ones_last_as_they_came()
    {
        var campaign = await CampaignAsync(await VersionAsync("aws-personalized-ranking"));

        var answer = await Rankings.GetAsync(new() { CampaignArn = campaign, UserId = "u0", InputList = ["x", "i2", "i3", "a", "i1"] }, Stop);

        Assert.Equal([("i1", 0.75), ("i2", 0.25), ("i3", 0), ("x", 0), ("a", 0)], answer.PersonalizedRanking!.Select(item => (item.ItemId!, item.Score!.Value)));
    }

    [Fact]
    public async Task Unknown_items_have_no_score_in_the_second_recipe()
    {
        var campaign = await CampaignAsync(await VersionAsync("aws-personalized-ranking-v2"));

        var answer = await Rankings.GetAsync(new() { CampaignArn = campaign, UserId = "u0", InputList = ["x", "i2", "i1"] }, Stop);

        Assert.Equal([("i1", 0.75), ("i2", 0.25), ("x", null)], answer.PersonalizedRanking!.Select(item => (item.ItemId!, item.Score)));
    }

    [Fact]
    public async Task What_cannot_be_ranked_is_refused_with_what_to_do()
    {
        var campaign = await CampaignAsync(await VersionAsync("aws-personalized-ranking"));
        var other = await CampaignAsync(await VersionAsync(id: "00000002"), "other");
        var request = new GetPersonalizedRankingRequest { CampaignArn = campaign, UserId = "u0", InputList = ["i1"] };
        (GetPersonalizedRankingRequest Request, string Text)[] refused =
        [
            (request with { CampaignArn = other }, "Ask it with GetRecommendations, or train with aws-personalized-ranking."),
            (request with { UserId = "" }, "userId is empty."),
            (request with { InputList = [] }, "inputList is empty."),
            (request with { InputList = [.. Enumerable.Repeat("i1", 501)] }, "inputList has 501 items; at most 500 are ordered at once."),
            (request with { FilterArn = campaign }, "filterArn is the ARN of a campaign"),
        ];

        foreach (var (asked, text) in refused)
        {
            var refusal = await ServiceHost.RefusedAsync(() => Rankings.GetAsync(asked, Stop));
            Assert.Equal("InvalidInputException", refusal.Code);
            Assert.Contains(text, refusal.Message, StringComparison.Ordinal);
        }
    }
}
