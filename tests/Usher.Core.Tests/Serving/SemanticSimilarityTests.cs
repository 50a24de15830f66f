using Usher.Contracts;
using Usher.Wire.Personalize;

namespace Usher.Core.Tests.Serving;

/// <summary>Items i0 to i5 lie along an arc, so that each is nearest to its neighbours in number; i4 and i5 are popular, and i5 is new.</summary>
[AwsSource("Developer Guide, aws-semantic-similarity")]
public sealed class SemanticSimilarityTests : ModelTests
{
    [Fact]
    public async Task Items_come_by_the_likeness_of_their_texts_without_scores_and_without_the_item_itself()
    {
        var campaign = await CampaignAsync(await VersionAsync("aws-semantic-similarity"));

        var items = (await Recommendations.GetAsync(new() { CampaignArn = campaign, ItemId = "i0", NumResults = 3 }, Stop)).ItemList!;

        Assert.Equal(["i1", "i2", "i3"], items.Select(item => item.ItemId));
        Assert.All(items, item => Assert.Null(item.Score));
    }

    [Fact]
    public async Task An_unknown_item_gets_popular_items_and_the_freshest_of_equals_first()
    {
        var campaign = await CampaignAsync(await VersionAsync("aws-semantic-similarity"));

        Assert.Equal(["i5", "i4", "i0"], await ForItemAsync(campaign, "nothing"));
    }

    [Fact]
    public async Task Influences_move_popular_and_fresh_items_up_as_far_as_they_say()
    {
        var version = await VersionAsync("aws-semantic-similarity");
        var campaign = await CampaignAsync(version, config: Influence(("POPULARITY", 1)));
        Assert.Equal(["i4", "i5", "i2"], await ForItemAsync(campaign, "i3"));

        await Campaigns.UpdateAsync(new() { CampaignArn = campaign, CampaignConfig = Influence(("FRESHNESS", 1)) }, Stop);
        await UntilAsync(async () => (await ForItemAsync(campaign, "i3")).First() == "i5");

        Assert.Equal(1, Campaigns.Describe(new() { CampaignArn = campaign }).Campaign!.CampaignConfig!.RankingInfluence!["FRESHNESS"]);
    }

    [Fact]
    public async Task Metadata_need_not_be_switched_on()
    {
        await InteractionsAsync();
        var schema = await SchemaAsync("items", Items);
        await Datasets.CreateAsync(new() { Name = "items", DatasetGroupArn = Group, DatasetType = "Items", SchemaArn = schema }, At, Stop);
        var campaign = await CampaignAsync(await VersionAsync("aws-semantic-similarity"));

        var answer = await Recommendations.GetAsync(
            new() { CampaignArn = campaign, ItemId = "i1", NumResults = 1, MetadataColumns = new Dictionary<string, IReadOnlyList<string>> { ["ITEMS"] = ["GENRES"] } }, Stop);

        Assert.NotNull(Assert.Single(answer.ItemList!).Metadata);
    }

    private static CampaignConfig Influence(params (string, double)[] weights) => new() { RankingInfluence = weights.ToDictionary(weight => weight.Item1, weight => weight.Item2) };

    private static async Task UntilAsync(Func<Task<bool>> isDone)
    {
        while (!await isDone())
            await Task.Delay(20, Stop);
    }

    private async Task<IEnumerable<string?>> ForItemAsync(string campaign, string item) =>
        (await Recommendations.GetAsync(new() { CampaignArn = campaign, ItemId = item, NumResults = 3 }, Stop)).ItemList!.Select(one => one.ItemId);
}
