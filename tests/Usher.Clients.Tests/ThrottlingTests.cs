using Usher.Contracts;
using Usher.Core.Files;
using Usher.Core.Resources;
using Usher.Ranking.Histories;
using Usher.Ranking.ModelFolders;
using Usher.Ranking.Rankers;
using Usher.Ranking.Reports;
using Usher.Storage.Resources;

namespace Usher.Clients.Tests;

[AwsSource("Developer Guide, 'Minimum provisioned transactions per second and auto-scaling'; common errors: ThrottlingException")]
[Trait("needs", "client")]
public sealed class ThrottlingTests : IAsyncLifetime
{
    // One request in a hundred seconds and no more: the second one is above it on however slow a machine.
    private readonly UsherServer _server = new() { Options = ["--throttle", "0.01"] };

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_client_is_told_when_a_campaign_is_asked_too_much()
    {
        var campaign = await GivenCampaignAsync();
        // Clients try again by themselves; this one shall say what it was told.
        var aws = AwsCli.OrSkip(Client.Find("aws") ?? "aws", _server).With("AWS_MAX_ATTEMPTS", "1");
        string[] question = ["personalize-runtime", "get-recommendations", "--campaign-arn", campaign, "--user-id", "u0"];

        Assert.Equal("i1", (await aws.RunAsync(question)).Succeeded().Json["itemList"]![0]!["itemId"]!.GetValue<string>());
        (await aws.RunAsync(question)).RefusedWith("(ThrottlingException)", $"Rate exceeded: {campaign} answers 0.01 requests in a second, 0.01 times its minProvisionedTPS.");
    }

    /// <summary>Lays a campaign of two items into the data folder, as if it had been trained and deployed.</summary>
    private async Task<string> GivenCampaignAsync()
    {
        await _server.StopAsync();
        var prefix = $"arn:aws:personalize:us-east-1:{_server.Account}:";
        var name = ModelFiles.NewName();
        var folder = Path.Combine(_server.Data, "models", name);
        var set = new TrainingSet { UserIds = new(["u0"]), ItemIds = new(["i0", "i1"]), Offsets = [0, 1], Items = [0], Times = [1] };
        ModelFolder.Write(folder, new() { Recipe = "usher-transitions", Seed = 1, Data = DataDescription.Of(set) }, new TransitionsRanker(new(new[] { 0, 1, 2 }, new[] { 1, 0 }, new[] { 1f, 1f }), 0.5, new[] { 0.6f, 0.4f }), set.ItemIds, set.UserIds);
        ModelFolder.AddHistories(folder, set);
        var made = DateTimeOffset.UnixEpoch;
        var version = new SolutionVersionResource(new() { SolutionVersionArn = $"{prefix}solution/films/12345678", SolutionArn = $"{prefix}solution/films", DatasetGroupArn = $"{prefix}dataset-group/films", Status = Statuses.Active, CreationDateTime = made })
        {
            Recipe = "usher-transitions",
            Model = name,
        };
        var campaign = new CampaignResource(new() { CampaignArn = $"{prefix}campaign/films", Name = "films", SolutionVersionArn = version.Arn, MinProvisionedTPS = 1, Status = Statuses.Active, CreationDateTime = made })
        {
            DatasetGroupArn = version.Shape.DatasetGroupArn!,
        };
        var store = await SqliteResourceStore.OpenAsync(Path.Combine(_server.Data, "service.db"), TestContext.Current.CancellationToken);
        await store.WriteAsync([version, campaign], []);
        await _server.StartAsync();
        return campaign.Arn;
    }
}
