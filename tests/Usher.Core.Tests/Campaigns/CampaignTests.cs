using Usher.Core.Files;
using Usher.Core.Models;
using Usher.Core.Resources;
using Usher.Wire.Personalize;

namespace Usher.Core.Tests.Campaigns;

public sealed class CampaignTests : ModelTests
{
    private LoadedModels Models => Service.Get<LoadedModels>();

    [Fact]
    public async Task A_campaign_is_made_described_listed_and_deleted()
    {
        var version = await VersionAsync();

        var arn = await CampaignAsync(version, "movies");
        var campaign = Campaigns.Describe(new() { CampaignArn = arn }).Campaign!;
        var listed = Campaigns.List(new() { SolutionArn = version[..version.LastIndexOf('/')] }, At).Campaigns!;

        Assert.Equal("arn:aws:personalize:us-east-1:123456789012:campaign/movies", arn);
        Assert.Equal(("movies", version, 1, "ACTIVE", null), (campaign.Name, campaign.SolutionVersionArn, campaign.MinProvisionedTPS, campaign.Status, campaign.LatestCampaignUpdate));
        Assert.Equal([arn], listed.Select(one => one.CampaignArn));
        Assert.Equal(1, Models.Count);

        await Campaigns.DeleteAsync(new() { CampaignArn = arn }, Stop);

        Assert.Equal("ResourceNotFoundException", (await ServiceHost.RefusedAsync(() => Task.FromResult(Campaigns.Describe(new() { CampaignArn = arn })))).Code);
        Assert.Equal(0, Models.Count);
    }

    [Fact]
    public async Task Campaigns_of_one_version_share_its_model_until_the_last_one_goes()
    {
        var version = await VersionAsync();
        var one = await CampaignAsync(version, "one");
        var two = await CampaignAsync(version, "two");

        await Campaigns.DeleteAsync(new() { CampaignArn = one }, Stop);

        Assert.Equal(1, Models.Count);
        Assert.NotEmpty(await TopAsync(two, "u0"));
    }

    [Fact]
    public async Task After_a_restart_the_models_of_campaigns_are_loaded_before_anybody_asks_and_a_damaged_one_holds_nothing_up()
    {
        var version = await VersionAsync();
        await CampaignAsync(version, "one");
        var damaged = await VersionAsync(id: "00000000", solution: "damaged");
        await CampaignAsync(damaged, "damaged");
        File.Delete(Directory.EnumerateFiles(Service.Get<ModelFiles>().PathOf(Service.Records.Current.Get<SolutionVersionResource>(damaged).Model!)).First());

        await RestartAsync();
        while (!Models.IsLoaded(version))
            await Task.Delay(10, Stop);

        Assert.False(Models.IsLoaded(damaged));
        Assert.Equal("i1", (await TopAsync(Campaigns.List(new() { SolutionArn = version[..version.LastIndexOf('/')] }, At).Campaigns!.Single().CampaignArn!, "u0")).First());
    }

    [Fact]
    public async Task What_cannot_be_served_is_refused_with_what_to_do()
    {
        var version = await VersionAsync();
        var training = await VersionAsync(id: "00000002", status: "CREATE IN_PROGRESS", solution: "other");
        var failed = await VersionAsync(id: "00000003", status: "CREATE FAILED");
        var solution = version[..version.LastIndexOf('/')];
        var sync = new CampaignConfig { SyncWithLatestSolutionVersion = true };
        static CampaignConfig Exploring(string name, string value) => new() { ItemExplorationConfig = new Dictionary<string, string> { [name] = value } };
        var exploring = await VersionAsync("aws-user-personalization", "00000004", solution: "exploring");
        (string Version, CampaignConfig? Config, string Code, string Text)[] refused =
        [
            (version + "0", null, "ResourceNotFoundException", $"Resource Arn {version}0 does not exist."),
            (solution, null, "InvalidInputException", "solutionVersionArn is the ARN of a solution"),
            (training, null, "ResourceInUseException", $"The solution version {training} is CREATE IN_PROGRESS. Wait until it is ACTIVE"),
            (failed, null, "InvalidInputException", $"The solution version {failed} is CREATE FAILED; a campaign needs an ACTIVE one."),
            ($"{solution}/$LATEST", null, "InvalidInputException", "campaignConfig.syncWithLatestSolutionVersion is not true"),
            (version, sync, "InvalidInputException", $"Give {solution}/$LATEST, or set it to false."),
            (training[..^8] + "$LATEST", sync, "InvalidInputException", "is ACTIVE yet, so $LATEST names none."),
            (solution + "x/$LATEST", sync, "ResourceNotFoundException", "does not exist"),
            (version, Exploring("explorationWeight", "0.3"), "InvalidInputException", "itemExplorationConfig is for aws-user-personalization only"),
            (exploring, Exploring("exploration_weight", "0.3"), "InvalidInputException", "has 'exploration_weight'; explorationWeight and explorationItemAgeCutOff are allowed."),
            (exploring, Exploring("explorationWeight", "1.3"), "InvalidInputException", "explorationWeight is '1.3'; it has to be a number from 0 to 1, as text."),
            (exploring, Exploring("explorationItemAgeCutOff", "soon"), "InvalidInputException", "explorationItemAgeCutOff is 'soon'; it has to be a number of days, 0 or more, as text."),
            (version, new() { RankingInfluence = new Dictionary<string, double> { ["POPULARITY"] = 1 } }, "InvalidInputException", "rankingInfluence is for aws-semantic-similarity only"),
            (version, new() { EnableMetadataWithRecommendations = true }, "InvalidInputException", "has no Items dataset with a column"),
        ];

        foreach (var (arn, config, code, text) in refused)
        {
            var refusal = await ServiceHost.RefusedAsync(() => Campaigns.CreateAsync(new() { Name = "c", SolutionVersionArn = arn, CampaignConfig = config }, At, Stop));
            Assert.Equal(code, refusal.Code);
            Assert.Contains(text, refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Exploration_settings_are_kept_for_the_recipe_that_has_them()
    {
        var version = await VersionAsync("aws-user-personalization");
        var config = new CampaignConfig { ItemExplorationConfig = new Dictionary<string, string> { ["explorationWeight"] = "0.3", ["explorationItemAgeCutOff"] = "30" } };

        var arn = await CampaignAsync(version, config: config);

        Assert.Equal("0.3", Campaigns.Describe(new() { CampaignArn = arn }).Campaign!.CampaignConfig!.ItemExplorationConfig!["explorationWeight"]);
    }

    [Fact]
    public async Task A_sixth_campaign_of_a_group_is_refused()
    {
        var version = await VersionAsync();
        foreach (var number in Enumerable.Range(1, 5))
            await CampaignAsync(version, $"c{number}");

        var refusal = await ServiceHost.RefusedAsync(() => CampaignAsync(version, "c6"));

        Assert.Equal(("LimitExceededException", "Cannot create a campaign. More than 5 resources in ACTIVE state. Please delete some and try again."), refusal);
    }

    [Fact]
    public async Task A_model_that_is_damaged_fails_the_campaign_with_the_reason()
    {
        var version = await VersionAsync();
        var model = Service.Get<ModelFiles>().PathOf(Service.Records.Current.Get<SolutionVersionResource>(version).Model!);
        File.Delete(Path.Combine(model, "weights.safetensors"));

        var arn = (await Campaigns.CreateAsync(new() { Name = "c", SolutionVersionArn = version }, At, Stop)).CampaignArn!;
        var campaign = await Service.SettledAsync<CampaignResource>(arn);

        Assert.Equal("CREATE FAILED", campaign.Status);
        Assert.StartsWith($"The model of {version} cannot be loaded: ", campaign.Shape.FailureReason, StringComparison.Ordinal);
        Assert.Contains("it answers when it is ACTIVE", (await ServiceHost.RefusedAsync(() => TopAsync(arn, "u0"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_shows_apart_until_it_is_done_and_then_its_version_answers()
    {
        var first = await VersionAsync();
        var second = await VersionAsync("aws-popularity-count", "00000002");
        var arn = await CampaignAsync(first);

        await Campaigns.UpdateAsync(new() { CampaignArn = arn, SolutionVersionArn = second, MinProvisionedTPS = 3 }, Stop);
        var campaign = (await Service.SettledAsync<CampaignResource>(arn)).Shape;

        Assert.Equal((second, 3, "ACTIVE"), (campaign.SolutionVersionArn, campaign.MinProvisionedTPS, campaign.Status));
        Assert.Equal((second, 3, "ACTIVE"), (campaign.LatestCampaignUpdate!.SolutionVersionArn, campaign.LatestCampaignUpdate.MinProvisionedTPS, campaign.LatestCampaignUpdate.Status));
        Assert.Equal(["i0", "i1", "i2"], await TopAsync(arn));
        await OneModelAsync();
    }

    [Fact]
    public async Task Requests_are_answered_all_through_an_update()
    {
        var first = await VersionAsync();
        var second = await VersionAsync(id: "00000002");
        var arn = await CampaignAsync(first);
        using var done = new CancellationTokenSource();
        var asking = Task.Run(async () =>
        {
            var answers = 0;
            for (; !done.IsCancellationRequested; answers++)
                Assert.Equal(["i4", "i5"], await TopAsync(arn, "u1", 2));
            return answers;
        }, Stop);

        foreach (var version in (string[])[second, first, second, first])
        {
            await Campaigns.UpdateAsync(new() { CampaignArn = arn, SolutionVersionArn = version }, Stop);
            await Service.SettledAsync<CampaignResource>(arn);
        }

        await done.CancelAsync();
        Assert.True(await asking > 0);
        await OneModelAsync();
    }

    [Fact]
    public async Task An_update_that_fails_leaves_the_campaign_as_it_was()
    {
        var first = await VersionAsync();
        var arn = await CampaignAsync(first);
        var second = await VersionAsync(id: "00000002", with: version => version with { Model = "gone" });

        await Campaigns.UpdateAsync(new() { CampaignArn = arn, SolutionVersionArn = second }, Stop);
        var campaign = (await Service.SettledAsync<CampaignResource>(arn)).Shape;

        Assert.Equal((first, "ACTIVE", "CREATE FAILED"), (campaign.SolutionVersionArn, campaign.Status, campaign.LatestCampaignUpdate!.Status));
        Assert.StartsWith($"The model of {second} cannot be loaded: ", campaign.LatestCampaignUpdate.FailureReason, StringComparison.Ordinal);
        Assert.Equal(["i4", "i5"], await TopAsync(arn, "u1", 2));
    }

    [Fact]
    public async Task An_update_of_nothing_or_to_another_group_is_refused()
    {
        var arn = await CampaignAsync(await VersionAsync());
        var elsewhere = await VersionAsync(id: "00000002", with: version => version with { Shape = version.Shape with { DatasetGroupArn = Group + "2" } });

        var nothing = await ServiceHost.RefusedAsync(() => Campaigns.UpdateAsync(new() { CampaignArn = arn }, Stop));
        var other = await ServiceHost.RefusedAsync(() => Campaigns.UpdateAsync(new() { CampaignArn = arn, SolutionVersionArn = elsewhere }, Stop));

        Assert.Equal(("InvalidInputException", "There is nothing to update. Give at least one of solutionVersionArn, minProvisionedTPS and campaignConfig."), nothing);
        Assert.Contains($"solutionVersionArn is of the dataset group {Group}2; the campaign is of {Group}.", other.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_campaign_that_follows_its_solution_takes_over_each_new_version()
    {
        var first = await VersionAsync();
        var arn = await CampaignAsync(first[..^8] + "$LATEST", config: new() { SyncWithLatestSolutionVersion = true });
        Assert.Equal(first, Campaigns.Describe(new() { CampaignArn = arn }).Campaign!.SolutionVersionArn);

        await Task.Delay(2, Stop);
        var second = await VersionAsync("aws-popularity-count", "00000002");
        while (Campaigns.Describe(new() { CampaignArn = arn }).Campaign!.SolutionVersionArn != second)
            await Task.Delay(10, Stop);

        Assert.Equal("ACTIVE", Campaigns.Describe(new() { CampaignArn = arn }).Campaign!.LatestCampaignUpdate!.Status);
    }

    [Fact]
    public async Task A_campaign_that_was_under_way_at_a_crash_is_deployed_at_the_next_start()
    {
        var version = await VersionAsync();
        var arn = $"arn:aws:personalize:us-east-1:123456789012:campaign/c";
        await Service.Records.ChangeAsync(
            before => before.Add(new CampaignResource(new() { Name = "c", CampaignArn = arn, SolutionVersionArn = version, Status = "CREATE IN_PROGRESS", CreationDateTime = Service.Records.Now }) { DatasetGroupArn = Group }), Stop);

        await RestartAsync();

        Assert.Equal("ACTIVE", (await Service.SettledAsync<CampaignResource>(arn)).Status);
    }

    [Fact]
    public async Task Datasets_of_a_campaign_stay()
    {
        var dataset = await InteractionsAsync();
        var arn = await CampaignAsync(await VersionAsync());

        var (code, message) = await ServiceHost.RefusedAsync(() => Datasets.DeleteAsync(new() { DatasetArn = dataset }, Stop));

        Assert.Equal("ResourceInUseException", code);
        Assert.Contains($"is in use by {arn}", message, StringComparison.Ordinal);
    }

    // The old model goes when the last request that has it does, which may be after the campaign has changed.
    private async Task OneModelAsync()
    {
        while (Models.Count > 1)
            await Task.Delay(20, Stop);
        Assert.Equal(1, Models.Count);
    }
}
