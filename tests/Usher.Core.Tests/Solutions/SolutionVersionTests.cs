using Microsoft.Extensions.DependencyInjection;
using Usher.Core.Campaigns;
using Usher.Core.Datasets;
using Usher.Core.Files;
using Usher.Core.Serving;
using Usher.Core.Resources;
using Usher.Core.Solutions;
using Usher.Core.Training;
using Usher.Datasets.Imports;
using Usher.Datasets.Schemas;
using Usher.Ranking.ModelFolders;
using Usher.Wire.Personalize;

namespace Usher.Core.Tests.Solutions;

/// <summary>With the real trainer, on generated films.</summary>
public sealed class SolutionVersionTests : SolutionTests
{
    private static readonly string[] Metrics =
    [
        "coverage", "mean_reciprocal_rank_at_25", "normalized_discounted_cumulative_gain_at_10", "normalized_discounted_cumulative_gain_at_25",
        "normalized_discounted_cumulative_gain_at_5", "precision_at_10", "precision_at_25", "precision_at_5",
    ];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await ImportFilmsAsync();
    }

    [Fact]
    public async Task A_version_is_trained_measured_and_there_after_a_restart()
    {
        var solution = await SolutionAsync();
        var trained = await TrainAsync(solution);
        Assert.Equal(("ACTIVE", null), (trained.Status, trained.Shape.FailureReason));
        await RestartAsync();

        var version = Versions.Describe(new() { SolutionVersionArn = trained.Arn }).SolutionVersion!;
        var metrics = Versions.GetMetrics(new() { SolutionVersionArn = trained.Arn });

        Assert.Equal($"mine/{trained.Arn[^8..]}", version.Name);
        Assert.Equal((solution, Popularity, Group, "FULL", "MANUAL"), (version.SolutionArn, version.RecipeArn, version.DatasetGroupArn, version.TrainingMode, version.TrainingType));
        Assert.Equal(new SolutionConfig(), version.SolutionConfig);
        Assert.True(version.TrainingHours >= 0.001 && version.TrainingHours == Math.Round(version.TrainingHours.Value, 3));
        Assert.Null(version.TunedHPOParams);
        Assert.Equal(trained.Arn, Solutions.Describe(new() { SolutionArn = solution }).Solution!.LatestSolutionVersion!.SolutionVersionArn);
        Assert.Equal([trained.Arn], Versions.List(new() { SolutionArn = solution }, At).SolutionVersions!.Select(one => one.SolutionVersionArn));

        Assert.Equal(trained.Arn, metrics.SolutionVersionArn);
        Assert.Equal(Metrics, metrics.Metrics!.Keys.Order(StringComparer.Ordinal));
        Assert.All(metrics.Metrics.Values, value => Assert.True(value is > 0 and < 1 && value == Math.Round(value, 4)));

        using var model = ModelFolder.Open(Service.Get<ModelFiles>().PathOf(trained.Model!), ModelCheck.Everything);
        Assert.Equal(("aws-popularity-count", "aws-popularity-count", 90), (trained.Recipe, model.Description.Recipe, model.Items.Count));
        Assert.NotNull(model.Histories);
    }

    [Fact]
    public async Task A_network_is_trained_with_the_values_it_was_given_leaves_its_curve_and_can_be_explained()
    {
        var config = new SolutionConfig { AlgorithmHyperParameters = new Dictionary<string, string> { ["epochs"] = "2", ["hidden_dimension"] = "32", ["layers"] = "1" } };

        var version = await TrainAsync(await SolutionAsync(recipe: Hrnn, config: config));

        Assert.Equal(("ACTIVE", null, "aws-hrnn"), (version.Status, version.Shape.FailureReason, version.Recipe));
        Assert.Equal([1, 2], version.Curve.Select(point => point.Epoch));
        Assert.All(version.Curve, point => Assert.True(point.Loss > 0));
        Assert.Equal(["aws-popularity-count", "usher-transitions"], version.Baselines.Keys.Order(StringComparer.Ordinal));
        var progress = Service.Get<TrainingOperations>().Describe(version.Arn);
        Assert.Equal(("ACTIVE", 100, 2), (progress.Status, progress.Percent, progress.Curve.Count));
        Assert.Equal(Metrics, progress.Baselines["usher-transitions"].Keys.Order(StringComparer.Ordinal));
        using var model = ModelFolder.Open(Service.Get<ModelFiles>().PathOf(version.Model!));
        Assert.Equal(("2", "32"), (model.Description.Hyperparameters["epochs"], model.Description.Hyperparameters["hidden_dimension"]));

        var campaign = (await Service.Get<CampaignOperations>().CreateAsync(new() { Name = "c", SolutionVersionArn = version.Arn }, At, Stop)).CampaignArn!;
        await Service.SettledAsync<CampaignResource>(campaign);
        var explained = await Service.Get<RecommendationExplanations>().ExplainAsync(new() { CampaignArn = campaign, UserId = model.Users[0], NumReasons = 50 }, Stop);
        Assert.Equal(Enumerable.Range(1, 10), explained.Items.Select(item => item.Rank));
        Assert.Contains(explained.Items, item => item.Reasons.Count > 1);
        Assert.All(explained.Items.Where(item => item.Reasons.Count > 0), item => Assert.Equal(1, item.Reasons.Sum(reason => reason.Share), 2));
    }

    [Fact]
    public async Task AutoML_says_which_recipe_won_and_by_how_much()
    {
        var config = new SolutionConfig { AutoMLConfig = new() { MetricName = "precision_at_10", RecipeList = [Popularity, Transitions] } };
        var solution = await SolutionAsync(recipe: null, config: config);

        var version = await TrainAsync(solution);

        Assert.Equal(("ACTIVE", null), (version.Status, version.Shape.FailureReason));
        var best = Solutions.Describe(new() { SolutionArn = solution }).Solution!.AutoMLResult!.BestRecipeArn;
        Assert.True(best is Popularity or Transitions);
        Assert.Equal((best, $"arn:aws:personalize:::recipe/{version.Recipe}"), (version.Shape.RecipeArn, best));
        Assert.Equal(["aws-popularity-count", "aws-popularity-count", "usher-transitions"], version.Leaderboard.Select(row => row.Recipe));
        Assert.All(version.Leaderboard, row => Assert.Equal("precision@10", row.Metric));
        Assert.StartsWith($"{version.Recipe} won with precision@10 ", version.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_answers_the_values_it_found()
    {
        var ranges = new HyperParameterRanges { IntegerHyperParameterRanges = [new() { Name = "window", MinValue = 1, MaxValue = 4 }] };
        var config = new SolutionConfig
        {
            AlgorithmHyperParameters = new Dictionary<string, string> { ["decay"] = "0.5" },
            HpoConfig = new() { AlgorithmHyperParameterRanges = ranges, HpoResourceConfig = new() { MaxNumberOfTrainingJobs = "2" } },
        };

        var version = await TrainAsync(await SolutionAsync(recipe: Transitions, config: config, performHPO: true));

        Assert.Equal(("ACTIVE", null), (version.Status, version.Shape.FailureReason));
        var tuned = Assert.Single(version.Shape.TunedHPOParams!.AlgorithmHyperParameters!);
        Assert.Equal("window", tuned.Key);
        Assert.True(tuned.Value is "1" or "2" or "3" or "4");
        Assert.Equal(2, version.Leaderboard.Count(row => !row.IsBaseline));
    }

    [Fact]
    public async Task Rows_that_came_one_by_one_are_learned_beside_those_of_imports()
    {
        var rows = new OneRow("u-new,i-new,Watch,1900000000", newest: 42);
        await ReplaceAsync(services: services => services.AddSingleton<ILiveRowExporter>(rows));

        var version = await TrainAsync(await SolutionAsync());

        Assert.Equal(("ACTIVE", null, 42), (version.Status, version.Shape.FailureReason, version.LastEvent));
        using var model = ModelFolder.Open(Service.Get<ModelFiles>().PathOf(version.Model!));
        Assert.Equal((91, 61), (model.Items.Count, model.Users.Count));
    }

    [Fact]
    public async Task An_import_that_replaces_the_rows_while_they_are_read_is_read_instead()
    {
        var rows = new OneRow("u-new,i-new,Watch,1900000000", newest: 1);
        await ReplaceAsync(services: services => services.AddSingleton<ILiveRowExporter>(rows));
        var files = Service.Get<DatasetFiles>();
        var before = Assert.Single(Service.Records.Current.Of<DatasetResource>());
        var after = before with { Parts = [before.Parts[0] with { File = DatasetFiles.NewName() }] };
        rows.OnFirst = async () =>
        {
            File.Copy(files.PathOf(before.Parts[0]), files.PathOf(after.Parts[0]));
            await Service.Records.ChangeAsync<DatasetResource>(before.Arn, _ => after, Stop);
            files.Delete(before.Parts);
        };

        var version = await TrainAsync(await SolutionAsync());

        Assert.Equal(("ACTIVE", null), (version.Status, version.Shape.FailureReason));
        Assert.Equal(2, rows.Calls);
    }

    [Fact]
    public async Task A_deleted_solution_takes_its_versions_and_their_models_along()
    {
        var solution = await SolutionAsync();
        var version = await TrainAsync(solution);
        var model = Service.Get<ModelFiles>().PathOf(version.Model!);
        Assert.True(Directory.Exists(model));

        await Solutions.DeleteAsync(new() { SolutionArn = solution }, Stop);

        Assert.False(Directory.Exists(model));
        Assert.Null(Service.Records.Current.Find<SolutionVersionResource>(version.Arn));
        Assert.Null(Service.Get<TrainingProgress>().Find(version.Arn));
    }

    /// <summary>One row that came by itself.</summary>
    private sealed class OneRow(string row, long newest) : ILiveRowExporter
    {
        public int Calls { get; private set; }

        public Func<Task>? OnFirst { get; set; }

        public async Task<(IReadOnlyList<string> Parts, long Newest)> WritePartsAsync(string datasetArn, Schema schema, string folder, CancellationToken cancellationToken)
        {
            if (++Calls == 1 && OnFirst is { } first)
                await first();

            var csv = Path.Combine(folder, "rows.csv");
            await File.WriteAllTextAsync(csv, $"USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP\n{row}\n", cancellationToken);
            new CsvImporter().Import(csv, schema, Path.Combine(folder, "rows.parquet"), cancellationToken);
            return ([Path.Combine(folder, "rows.parquet")], newest);
        }
    }
}
