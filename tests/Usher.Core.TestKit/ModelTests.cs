using Usher.Core.Campaigns;
using Usher.Core.Files;
using Usher.Core.Filters;
using Usher.Core.Serving;
using Usher.Core.Resources;
using Usher.Ranking.Histories;
using Usher.Ranking.ModelFolders;
using Usher.Ranking.Rankers;
using Usher.Ranking.Reports;

namespace Usher.Core.TestKit;

/// <summary>A test with models that nobody had to train: six items in a ring, each followed by the next one.</summary>
public abstract class ModelTests : ServiceTests
{
    /// <summary>Items i0 to i5.</summary>
    protected const int ItemCount = 6;

    protected const string Group = "arn:aws:personalize:us-east-1:123456789012:dataset-group/films";

    private static readonly float[] Shares = [0.9f, 0.8f, 0.7f, 0.6f, 0.5f, 0.4f];

    protected CampaignOperations Campaigns => Service.Get<CampaignOperations>();

    protected RecommendationOperations Recommendations => Service.Get<RecommendationOperations>();

    protected RankingOperations Rankings => Service.Get<RankingOperations>();

    /// <summary>A model of a recipe. User u0 has seen i0, and u1 has seen i3.</summary>
    protected async Task<string> VersionAsync(string recipe = "aws-hrnn", string id = "00000001", string status = "ACTIVE", string solution = "films", Func<SolutionVersionResource, SolutionVersionResource>? with = null)
    {
        var name = ModelFiles.NewName();
        var folder = Service.Get<ModelFiles>().PathOf(name);
        var set = new TrainingSet { UserIds = new(["u0", "u1"]), ItemIds = new(Enumerable.Range(0, ItemCount).Select(item => $"i{item}")), Offsets = [0, 1, 2], Items = [0, 3], Times = [100, 100] };
        ModelFolder.Write(folder, new() { Recipe = recipe, Seed = 1, Data = DataDescription.Of(set) }, Ranker(recipe), set.ItemIds, set.UserIds);
        ModelFolder.AddHistories(folder, set);
        var arn = $"arn:aws:personalize:us-east-1:123456789012:solution/{solution}/{id}";
        var version = new SolutionVersionResource(new()
        {
            SolutionVersionArn = arn,
            SolutionArn = arn[..arn.LastIndexOf('/')],
            DatasetGroupArn = Group,
            Status = status,
            CreationDateTime = Service.Records.Now,
            LastUpdatedDateTime = Service.Records.Now,
        })
        {
            Recipe = recipe,
            Model = name,
        };
        await Service.Records.ChangeAsync(before => before.Add(with?.Invoke(version) ?? version), Stop);
        return arn;
    }

    /// <summary>An ACTIVE campaign.</summary>
    protected async Task<string> CampaignAsync(string version, string name = "c", Usher.Wire.Personalize.CampaignConfig? config = null)
    {
        var arn = (await Campaigns.CreateAsync(new() { Name = name, SolutionVersionArn = version, CampaignConfig = config }, At, Stop)).CampaignArn!;
        var campaign = await Service.SettledAsync<CampaignResource>(arn);
        Assert.Equal((Statuses.Active, null), (campaign.Status, campaign.Shape.FailureReason));
        return arn;
    }

    /// <summary>Makes an ACTIVE filter.</summary>
    protected async Task<string> FilterAsync(string expression, string name = "f")
    {
        var arn = (await Service.Get<FilterOperations>().CreateAsync(new() { Name = name, DatasetGroupArn = Group, FilterExpression = expression }, At, Stop)).FilterArn!;
        Assert.Equal(Statuses.Active, (await Service.SettledAsync<FilterResource>(arn)).Status);
        return arn;
    }

    /// <summary>The ids of the items that a user gets.</summary>
    protected async Task<IEnumerable<string?>> TopAsync(string campaign, string? user = null, int count = 3) =>
        (await Recommendations.GetAsync(new() { CampaignArn = campaign, UserId = user, NumResults = count }, Stop)).ItemList!.Select(item => item.ItemId);

    private static IRanker Ranker(string recipe) => recipe switch
    {
        "aws-popularity-count" => new PopularityRanker(Shares),
        "aws-trending-now" => new TrendingRanker(TimeSpan.FromHours(3), Shares, new[] { 5 }, new[] { 1_700_000_000L }),
        // Each item is nearest to its successor; the last ones are popular, and of all the last is the newest.
        "aws-semantic-similarity" => new SemanticRanker(
            Enumerable.Range(0, ItemCount).SelectMany(item => new[] { (float)Math.Cos(item * 0.4), (float)Math.Sin(item * 0.4) }).ToArray(),
            new[] { 0f, 0, 0, 0, 1, 1 },
            new[] { 0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 1 }),
        "aws-sims" => new SimsRanker(Ring(), Shares),
        _ => new TransitionsRanker(Ring(), 0.5, Shares),
    };

    // From each item mostly to the next one, a little to the one after that.
    private static SparseRows Ring() => new(
        Enumerable.Range(0, ItemCount + 1).Select(item => item * 2).ToArray(),
        Enumerable.Range(0, ItemCount).SelectMany(item => new[] { (item + 1) % ItemCount, (item + 2) % ItemCount }).ToArray(),
        Enumerable.Repeat(new[] { 0.75f, 0.25f }, ItemCount).SelectMany(pair => pair).ToArray());
}
