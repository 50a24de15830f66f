using Usher.Contracts;
using Usher.Core.Campaigns;
using Usher.Core.Resources;
using Usher.Core.Serving;
using Usher.Core.Tests.Solutions;

namespace Usher.Core.Tests.Serving;

/// <summary>With the trainer itself. Users watch a series in order, on the phone as short cuts and on the television as whole episodes.</summary>
[AwsSource("Developer Guide, 'Contextual metadata'")]
public sealed class ContextTests : SolutionTests
{
    private const string Schema =
        """
        {"type":"record","name":"Interactions","namespace":"com.amazonaws.personalize.schema","version":"1.0","fields":[{"name":"USER_ID","type":"string"},{"name":"ITEM_ID","type":"string"},
         {"name":"TIMESTAMP","type":"long"},{"name":"DEVICE_TYPE","type":["null","string"],"categorical":true},{"name":"TEMPERATURE","type":["null","float"]}]}
        """;

    private string _dataset = "";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _dataset = (await Datasets.CreateAsync(new() { Name = "interactions", DatasetGroupArn = await GroupAsync("films"), DatasetType = "Interactions", SchemaArn = await SchemaAsync("visits", Schema) }, At, Stop)).DatasetArn!;
        await ImportAsync(_dataset, Series());
    }

    [Fact]
    public async Task The_context_of_a_request_changes_recommendations_and_a_request_without_one_is_answered_as_before()
    {
        var campaign = await CampaignAsync("aws-hrnn", new() { AlgorithmHyperParameters = new Dictionary<string, string> { ["hidden_dimension"] = "32", ["epochs"] = "20", ["layers"] = "1", ["learning_rate"] = "0.02", ["target_window"] = "1" } });
        var before = await TopAsync(campaign, null);

        Assert.StartsWith("Phone", (await TopAsync(campaign, "Phone"))[0], StringComparison.Ordinal);
        Assert.StartsWith("TV", (await TopAsync(campaign, "TV"))[0], StringComparison.Ordinal);
        Assert.Equal(before, await TopAsync(campaign, null));
        Assert.Equal(before, await TopAsync(campaign, "Radio"));
    }

    [Fact]
    public async Task The_context_of_a_request_changes_the_order_of_given_items()
    {
        var campaign = await CampaignAsync("aws-personalized-ranking", null);
        string[] input = [.. Enumerable.Range(0, 6).SelectMany(episode => new[] { $"Phone-{episode}", $"TV-{episode}" })];

        async Task<double> TelevisionAsync(string device) => (await Service.Get<RankingOperations>().GetAsync(
            new() { CampaignArn = campaign, UserId = "u1", InputList = input, Context = new Dictionary<string, string> { ["device_type"] = device } }, Stop)).PersonalizedRanking!
            .Where(item => item.ItemId!.StartsWith("TV", StringComparison.Ordinal)).Sum(item => item.Score!.Value);

        Assert.True(await TelevisionAsync("TV") > 0.7, $"Episodes for the television have {await TelevisionAsync("TV")} on the television.");
        Assert.True(await TelevisionAsync("Phone") < 0.3, $"Episodes for the television have {await TelevisionAsync("Phone")} on the phone.");
    }

    [Fact]
    public async Task A_word_where_the_column_has_numbers_is_refused()
    {
        var campaign = await CampaignAsync("usher-transitions", null);

        var (code, message) = await ServiceHost.RefusedAsync(() => Service.Get<RecommendationOperations>().GetAsync(
            new() { CampaignArn = campaign, UserId = "u1", Context = new Dictionary<string, string> { ["TEMPERATURE"] = "warm" } }, Stop));

        Assert.Equal(("InvalidInputException", "context.TEMPERATURE is 'warm', and TEMPERATURE is a column of numbers. Give a number such as 21.5, or leave it out."), (code, message));
    }

    private static string Series()
    {
        var random = new Random(3);
        var rows = new List<string> { "USER_ID,ITEM_ID,TIMESTAMP,DEVICE_TYPE,TEMPERATURE" };
        for (var user = 0; user < 100; user++)
        {
            var next = random.Next(6);
            for (var at = 0; at < 12; at++, next = (next + 1) % 6)
            {
                var device = random.Next(2) == 0 ? "Phone" : "TV";
                rows.Add($"u{user},{device}-{next},{1_700_000_000 + (at * 1_000)},{device},{random.Next(-5, 30)}");
            }
        }

        return string.Join('\n', rows) + "\n";
    }

    private async Task<string> CampaignAsync(string recipe, Wire.Personalize.SolutionConfig? config)
    {
        var version = await TrainAsync(await SolutionAsync(recipe: $"arn:aws:personalize:::recipe/{recipe}", config: config));
        Assert.Equal(("ACTIVE", null), (version.Status, version.Shape.FailureReason));
        var arn = (await Service.Get<CampaignOperations>().CreateAsync(new() { Name = "c", SolutionVersionArn = version.Arn }, At, Stop)).CampaignArn!;
        Assert.Equal(Statuses.Active, (await Service.SettledAsync<CampaignResource>(arn)).Status);
        return arn;
    }

    private async Task<string[]> TopAsync(string campaign, string? device) => [.. (await Service.Get<RecommendationOperations>().GetAsync(
        new() { CampaignArn = campaign, UserId = "u1", NumResults = 3, Context = device is null ? null : new Dictionary<string, string> { ["DEVICE_TYPE"] = device } }, Stop)).ItemList!.Select(item => item.ItemId!)];
}
