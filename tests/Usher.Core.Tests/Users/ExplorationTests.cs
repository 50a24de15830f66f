using Usher.Contracts;
using Usher.Core.Users;
using Usher.Core.Recipes;

namespace Usher.Core.Tests.Users;

[AwsSource("Developer Guide, 'User-Personalization recipe': explorationWeight, explorationItemAgeCutOff")]
public sealed class ExplorationTests : ModelTests
{
    private static readonly RankedItems Best = new([.. Enumerable.Range(0, 100)], [.. Enumerable.Range(0, 100).Select(place => 1f / (place + 2))]);

    [Fact]
    public void As_many_places_have_new_items_as_the_weight_says()
    {
        (int, float, int)[] young = [.. Enumerable.Range(1_000, 200).Select(item => (item, 1e-6f, 0))];

        var lists = Enumerable.Range(0, 100).Select(seed => Mix(0.3, young, seed)).ToArray();

        // 10,000 places: the share is off by 0.0046 as a rule, and by four times as much never in a life.
        Assert.Equal(0.3, lists.Average(list => list.Items.Count(item => item >= 1_000)) / 100.0, 0.02);
        Assert.All(lists, list => Assert.Equal((100, 100), (list.Items.Length, list.Items.Distinct().Count())));
        Assert.All(lists, list => Assert.Equal(list.Items.Where(item => item < 1_000).Order(), list.Items.Where(item => item < 1_000)));
        Assert.Equal(lists[7].Items, Mix(0.3, young, 7).Items);
    }

    [Fact]
    public void Likely_items_with_few_events_are_drawn_most()
    {
        (int, float, int)[] young = [(1_000, 0.02f, 0), (1_001, 0.01f, 0), (1_002, 0.02f, 99)];

        var firsts = Enumerable.Range(0, 1_000).Select(seed => new Exploration(1, TimeSpan.Zero).Mix(new([0], [0.5f]), young, new Random(seed)).Items.Single()).CountBy(item => item).ToDictionary();

        // 0.02, 0.01 and 0.02 / 10 of their sum.
        Assert.Equal(0.02 / 0.032, firsts[1_000] / 1_000.0, 0.06);
        Assert.Equal(0.01 / 0.032, firsts[1_001] / 1_000.0, 0.06);
    }

    [Fact]
    public void A_new_item_that_is_among_the_best_comes_once_and_too_few_new_ones_are_no_matter()
    {
        var list = Mix(1, [(3, 0.2f, 1), (1_000, 0.001f, 0)], 1);

        Assert.Equal(100, list.Items.Distinct().Count());
        Assert.Equal([3, 1_000], list.Items.Take(2).Order());
        Assert.Equal(Best.Items.Except([3]).Take(98), list.Items.Skip(2));
    }

    [Theory]
    [InlineData(null, null, 0.3, 30)]
    [InlineData("0.7", "2.5", 0.7, 2.5)]
    public void A_campaign_explores_as_it_is_told_and_a_little_unless_it_is(string? weight, string? days, double expected, double expectedDays)
    {
        var settings = new[] { ("explorationWeight", weight), ("explorationItemAgeCutOff", days) }.Where(one => one.Item2 is not null).ToDictionary(one => one.Item1, one => one.Item2!);

        Assert.Equal(new(expected, TimeSpan.FromDays(expectedDays)), Exploration.Parse(settings));
    }

    [Fact]
    public void Campaigns_of_one_recipe_explore_and_recommenders_of_two() =>
        Assert.Equal(["aws-ecomm-recommended-for-you", "aws-user-personalization", "aws-vod-top-picks"], ServiceRecipes.All.Where(recipe => recipe.Explores).Select(recipe => recipe.Name));

    [Fact]
    public async Task Equal_requests_get_different_answers_unless_the_weight_is_0_or_nothing_is_new()
    {
        var version = await VersionAsync("aws-user-personalization");
        var exploring = await CampaignAsync(version);
        var still = await CampaignAsync(version, "still", Settings("explorationWeight", "0"));

        Assert.True((await ListsAsync(exploring)).Count > 1);
        Assert.Equal(["i4 i5 i0"], await ListsAsync(still));
    }

    [Fact]
    public void Items_that_came_by_exploration_alone_are_marked()
    {
        var list = Mix(1, [(3, 0.2f, 1), (1_000, 0.001f, 0)], 1);

        Assert.Equal(list.Items.Select(item => item == 1_000), list.IsExplored!);
    }

    [Fact]
    public async Task The_second_recipe_explores_a_little_by_itself_and_says_so()
    {
        var campaign = await CampaignAsync(await VersionAsync("aws-user-personalization-v2"));
        var explored = 0;
        foreach (var _ in Enumerable.Range(0, 200))
        {
            foreach (var item in (await Recommendations.GetAsync(new() { CampaignArn = campaign, UserId = "u1", NumResults = 3 }, Stop)).ItemList!)
            {
                var isBest = item.ItemId is "i4" or "i5" or "i0";
                Assert.Equal(isBest ? null : ["Exploration"], item.Reason);
                explored += isBest ? 0 : 1;
            }
        }

        // 600 places, of which half of a twentieth get an item that is not among the best anyway.
        Assert.InRange(explored, 1, 60);
    }

    private static RankedItems Mix(double weight, IReadOnlyList<(int, float, int)> young, int seed) => new Exploration(weight, TimeSpan.Zero).Mix(Best, young, new Random(seed));

    private static Wire.Personalize.CampaignConfig Settings(string name, string value) => new() { ItemExplorationConfig = new Dictionary<string, string> { [name] = value } };

    private async Task<HashSet<string>> ListsAsync(string campaign)
    {
        var lists = new HashSet<string>();
        foreach (var _ in Enumerable.Range(0, 60))
            lists.Add(string.Join(' ', await TopAsync(campaign, "u1")));
        return lists;
    }
}
