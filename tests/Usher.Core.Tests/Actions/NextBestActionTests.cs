using Usher.Contracts;
using Usher.Core.Actions;
using Usher.Core.Resources;
using Usher.Core.Solutions;
using Usher.Datasets.Generated;
using Usher.Wire.Personalize;

namespace Usher.Core.Tests.Actions;

/// <summary>With the real trainer, on generated actions whose propensities are known.</summary>
[AwsSource("Developer Guide, Next-Best-Action recipe; API reference, GetSolutionMetrics")]
public sealed class NextBestActionTests : ServiceTests
{
    private const string Recipe = "arn:aws:personalize:::recipe/aws-next-best-action";
    private const string Group = "arn:aws:personalize:us-east-1:123456789012:dataset-group/films";

    private readonly GeneratedActions _shop = GeneratedActions.Create(new() { Users = 1_000, Actions = 4 });

    private SolutionOperations Solutions => Service.Get<SolutionOperations>();

    private SolutionVersionOperations Versions => Service.Get<SolutionVersionOperations>();

    [Fact]
    public async Task A_version_is_trained_measured_and_served()
    {
        await ImportAsync("Interactions", GeneratedActions.InteractionsSchema, _shop.WriteInteractions);
        await ImportAsync("Items", GeneratedActions.ItemsSchema, _shop.WriteItems);
        await ImportAsync("Users", GeneratedActions.UsersSchema, _shop.WriteUsers);
        await ImportAsync("Actions", GeneratedActions.ActionsSchema, _shop.WriteActions);
        await ImportAsync("Action_Interactions", GeneratedActions.ActionInteractionsSchema, _shop.WriteActionInteractions);

        var version = await TrainAsync(new() { FeatureTransformationParameters = new Dictionary<string, string> { ["action_optimization_period"] = "7" } });
        Assert.Equal(("ACTIVE", null, "aws-next-best-action"), (version.Status, version.Shape.FailureReason, version.Recipe));
        var metrics = Versions.GetMetrics(new() { SolutionVersionArn = version.Arn }).Metrics!;
        var campaign = await CampaignAsync(version.Arn);

        Assert.Equal(["area_under_the_curve", "coverage", "precision", "recall"], metrics.Keys.Order(StringComparer.Ordinal));
        Assert.InRange(metrics["area_under_the_curve"], 0.65, 1);
        Assert.Equal(["take-rates"], version.Baselines.Keys);
        var gaps = new List<double>();
        for (var user = 0; user < 100; user++)
        {
            var list = (await Service.Get<ActionRecommendationOperations>().GetAsync(new() { CampaignArn = campaign, UserId = $"u{user}" }, Stop)).ActionList!;
            Assert.Equal(4, list.Count);
            gaps.AddRange(list.Select(action => Math.Abs(action.Score!.Value - _shop.PropensityOf(user, action.ActionId![1] - '0'))));
        }

        Assert.InRange(gaps.Average(), 0, 0.1);
    }

    [Fact]
    public async Task It_needs_actions_and_takes_only_its_own_settings()
    {
        await ImportAsync("Interactions", GeneratedActions.InteractionsSchema, _shop.WriteInteractions);
        var without = await ServiceHost.RefusedAsync(() => TrainAsync(new()));
        await DatasetAsync("Actions", GeneratedActions.ActionsSchema);

        var empty = await TrainAsync(new(), "empty");
        var outOfRange = await ServiceHost.RefusedAsync(() => SolutionAsync("range", new() { FeatureTransformationParameters = new Dictionary<string, string> { ["action_optimization_period"] = "29" } }));
        var autoMl = await ServiceHost.RefusedAsync(() => Solutions.CreateAsync(
            new() { Name = "auto", DatasetGroupArn = Group, PerformAutoML = true, SolutionConfig = new() { AutoMLConfig = new() { RecipeList = [Recipe] } } }, At, Stop));
        await Service.Records.ChangeAsync<DatasetGroupResource>(Group, group => group with { Shape = group.Shape with { Domain = "ECOMMERCE" } }, Stop);
        var domain = await ServiceHost.RefusedAsync(() => SolutionAsync("domain", new()));

        Assert.Equal(("InvalidInputException", $"The dataset group {Group} has no Actions dataset, so there is nothing to recommend. Create one and import actions into it."), without);
        Assert.Equal(("CREATE FAILED", "The Actions dataset has no actions, so there is nothing to recommend. Import actions into it, or put them with PutActions."), (empty.Status, empty.Shape.FailureReason));
        Assert.Equal(("InvalidInputException", "solutionConfig: action_optimization_period of aws-next-best-action is '29'; it must be a whole number from 7 to 28. The default is 14."), outOfRange);
        Assert.Contains("recommends actions and cannot be compared with recipes of items", autoMl.Message, StringComparison.Ordinal);
        Assert.Contains("only a group without a domain has actions", domain.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_interactions_with_actions_all_scores_are_0()
    {
        await ImportAsync("Interactions", GeneratedActions.InteractionsSchema, _shop.WriteInteractions);
        await ImportAsync("Actions", GeneratedActions.ActionsSchema, _shop.WriteActions);

        var version = await TrainAsync(new());
        var list = (await Service.Get<ActionRecommendationOperations>().GetAsync(new() { CampaignArn = await CampaignAsync(version.Arn), UserId = "u1" }, Stop)).ActionList!;

        Assert.Empty(Versions.GetMetrics(new() { SolutionVersionArn = version.Arn }).Metrics!);
        Assert.Equal([("a3", 0), ("a2", 0), ("a1", 0), ("a0", 0)], list.Select(action => (action.ActionId, action.Score!.Value)));
    }

    private async Task<string> DatasetAsync(string type, string schema)
    {
        if (Service.Records.Current.Find<DatasetGroupResource>(Group) is null)
            await GroupAsync("films");
        return (await Datasets.CreateAsync(new() { Name = type, DatasetGroupArn = Group, DatasetType = type, SchemaArn = await SchemaAsync(type, schema) }, At, Stop)).DatasetArn!;
    }

    private async Task ImportAsync(string type, string schema, Action<string> write)
    {
        var dataset = await DatasetAsync(type, schema);
        var file = Folder[$"{type}.csv"];
        write(file);
        await Service.PutAsync(type.ToLowerInvariant().Replace('_', '-'), ("all.csv", await File.ReadAllTextAsync(file, Stop)));
        var role = await Service.RoleAsync($"reader-{type}");
        var job = await Imports.CreateAsync(new() { JobName = type, DatasetArn = dataset, DataSource = new() { DataLocation = $"s3://{type.ToLowerInvariant().Replace('_', '-')}/all.csv" }, RoleArn = role }, At, Stop);
        var ended = await Service.SettledAsync<ImportJobResource>(job.DatasetImportJobArn!);
        Assert.Equal(("ACTIVE", null), (ended.Status, ended.Shape.FailureReason));
    }

    private async Task<string> SolutionAsync(string name, SolutionConfig config) =>
        (await Solutions.CreateAsync(new() { Name = name, DatasetGroupArn = Group, RecipeArn = Recipe, PerformAutoTraining = false, SolutionConfig = config }, At, Stop)).SolutionArn!;

    private async Task<SolutionVersionResource> TrainAsync(SolutionConfig config, string name = "offers") =>
        await Service.SettledAsync<SolutionVersionResource>((await Versions.CreateAsync(new() { SolutionArn = await SolutionAsync(name, config) }, At, Stop)).SolutionVersionArn!);

    private async Task<string> CampaignAsync(string version)
    {
        var arn = (await Service.Get<Core.Campaigns.CampaignOperations>().CreateAsync(new() { Name = "c", SolutionVersionArn = version }, At, Stop)).CampaignArn!;
        var campaign = await Service.SettledAsync<CampaignResource>(arn);
        Assert.Equal(("ACTIVE", null), (campaign.Status, campaign.Shape.FailureReason));
        return arn;
    }
}
