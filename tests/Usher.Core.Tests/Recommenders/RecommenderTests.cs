using Usher.Contracts;
using Usher.Core.Files;
using Usher.Core.Quotas;
using Usher.Core.Resources;
using Usher.Core.Serving;
using Usher.Core.Solutions;
using Usher.Wire.Personalize;

namespace Usher.Core.Tests.Recommenders;

/// <summary>With the real trainer, on generated films.</summary>
public sealed class RecommenderTests : RecommenderWorld
{
    [Fact]
    public async Task A_recommender_trains_by_itself_is_described_with_metrics_listed_and_deleted()
    {
        var arn = (await ActiveAsync()).Arn;
        var recommender = Recommenders.Describe(new() { RecommenderArn = arn }).Recommender!;
        var listed = Assert.Single(Recommenders.List(new() { DatasetGroupArn = Group }, At).Recommenders!);

        Assert.Equal("arn:aws:personalize:us-east-1:123456789012:recommender/mine", arn);
        Assert.Equal(("mine", Group, Popular, "ACTIVE", null, null), (recommender.Name, recommender.DatasetGroupArn, recommender.RecipeArn, recommender.Status, recommender.FailureReason, recommender.LatestRecommenderUpdate));
        Assert.Equal(1, recommender.RecommenderConfig!.MinRecommendationRequestsPerSecond);
        Assert.Equal(8, recommender.ModelMetrics!.Count);
        Assert.Equal(("mine", arn, "ACTIVE"), (listed.Name, listed.RecommenderArn, listed.Status));

        await Recommenders.DeleteAsync(new() { RecommenderArn = arn }, Stop);

        Assert.Equal("ResourceNotFoundException", (await ServiceHost.RefusedAsync(() => Task.FromResult(Recommenders.Describe(new() { RecommenderArn = arn })))).Code);
        Assert.Empty(VersionsOf(arn));
        Assert.Equal((0, 0), (Models.Count, Service.Get<ModelFiles>().Bytes));
    }

    [Fact]
    public async Task What_a_recommender_trains_is_in_no_list_of_solutions_or_versions_and_no_campaign_can_serve_it()
    {
        var version = (await ActiveAsync()).ServedVersion!;

        Assert.Empty(Service.Get<SolutionOperations>().List(new(), At).Solutions!);
        Assert.Empty(Versions.List(new(), At).SolutionVersions!);
        Assert.Equal("ResourceNotFoundException", (await ServiceHost.RefusedAsync(() => Task.FromResult(Versions.Describe(new() { SolutionVersionArn = version })))).Code);
        Assert.Equal("InvalidInputException", (await ServiceHost.RefusedAsync(() => Service.Get<Core.Campaigns.CampaignOperations>().CreateAsync(new() { Name = "c", SolutionVersionArn = version }, At, Stop))).Code);
        Assert.Equal(100, Service.Get<TrainingOperations>().Describe(At.Of(PersonalizeKind.Recommender, "mine").ToString()).Percent);
    }

    [Fact]
    public async Task The_most_popular_items_are_those_that_most_users_watched()
    {
        var users = World.Interactions.Select(it => (it.User, World.Films[it.Item].Id)).Distinct().CountBy(pair => pair.Id).ToDictionary();

        var top = await TopAsync((await ActiveAsync()).Arn, user: null, count: 5);

        Assert.Equal(users.Values.OrderDescending().Take(5), top.Select(item => users[item]));
    }

    [Fact]
    public async Task Similar_films_are_given_without_the_film_and_without_scores_and_a_user_and_an_item_are_needed()
    {
        await ItemsAsync();
        var arn = (await ActiveAsync(recipe: Recipe + "aws-vod-more-like-x")).Arn;

        var list = (await Service.Get<RecommendationOperations>().GetAsync(new() { RecommenderArn = arn, UserId = "u", ItemId = World.Films[0].Id }, Stop)).ItemList!;
        var withoutUser = await ServiceHost.RefusedAsync(() => TopAsync(arn, user: null, item: World.Films[0].Id));
        var withoutItem = await ServiceHost.RefusedAsync(() => TopAsync(arn));

        Assert.Equal((25, null), (list.Count, list[0].Score));
        Assert.DoesNotContain(World.Films[0].Id, list.Select(item => item.ItemId));
        Assert.StartsWith($"userId is missing; the recommender {arn} (aws-vod-more-like-x) leaves out items by the user's events: EXCLUDE", withoutUser.Message, StringComparison.Ordinal);
        Assert.Equal(("InvalidInputException", "itemId is missing; a recommender trained with aws-vod-more-like-x gives items like a given one."), withoutItem);
    }

    [Fact, AwsSource("Developer Guide, 'VIDEO_ON_DEMAND use cases', Top picks for you: exploration, real time")]
    public async Task Top_picks_are_a_users_follow_events_at_once_and_explore_unless_the_weight_is_0()
    {
        var arn = (await ActiveAsync(recipe: Recipe + "aws-vod-top-picks", config: Exploring("explorationWeight", "0"))).Arn;
        var user = World.Viewers[World.Interactions[0].User].Id;
        var (mine, again, others) = (await TopAsync(arn, user, count: 10), await TopAsync(arn, user, count: 10), await TopAsync(arn, "nobody", count: 10));

        var tracking = (await Service.Get<Core.Events.EventTrackerOperations>().CreateAsync(new() { Name = "site", DatasetGroupArn = Group }, At, Stop)).TrackingId!;
        await Service.Get<Core.Events.EventOperations>().PutAsync(new() { TrackingId = tracking, UserId = user, SessionId = "s", EventList = [new() { ItemId = mine[5], EventType = "Watch", SentAt = DateTimeOffset.FromUnixTimeSeconds(1_900_000_000) }] });
        var after = await TopAsync(arn, user, count: 10);
        await UpdateAsync(arn, new() { ItemExplorationConfig = new Dictionary<string, string> { ["explorationWeight"] = "1", ["explorationItemAgeCutOff"] = "365" } });
        await SettledAsync(arn);
        var explored = new HashSet<string>();
        for (var request = 0; request < 20; request++)
            explored.UnionWith(await TopAsync(arn, user, count: 10));

        Assert.Equal(mine, again);
        Assert.NotEqual(mine, others);
        Assert.NotEqual(mine, after);
        Assert.True(explored.Count > 10, "with exploration, equal requests get different answers");
        Assert.StartsWith($"userId is missing; the recommender {arn} (aws-vod-top-picks) leaves out items", (await ServiceHost.RefusedAsync(() => TopAsync(arn, user: null))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aws-vod-because-you-watched-x")]
    [InlineData("aws-vod-trending-now")]
    public async Task Every_use_case_that_counts_is_trained(string recipe)
    {
        var arn = (await ActiveAsync(recipe: Recipe + recipe)).Arn;

        Assert.Equal(3, (await TopAsync(arn, item: World.Films[0].Id)).Length);
    }

    [Fact]
    public async Task What_does_not_fit_the_group_is_refused_with_what_would()
    {
        var custom = await GroupAsync("custom");
        (string Group, string Recipe, RecommenderConfig? Config, string Code, string Text)[] refused =
        [
            (custom, "aws-vod-top-picks", null, "InvalidInputException", "a custom dataset group, which has no recommenders. Create a dataset group with domain ECOMMERCE or VIDEO_ON_DEMAND"),
            (Group, "aws-hrnn", null, "InvalidInputException", "recipeArn is that of aws-hrnn, a custom recipe, which solutions use"),
            (Group, "aws-ecomm-recommended-for-you", null, "InvalidInputException", "a recipe of the domain ECOMMERCE, and the dataset group arn:aws:personalize:us-east-1:123456789012:dataset-group/films is of the domain VIDEO_ON_DEMAND. Its recipes are aws-vod-because-you-watched-x"),
            (Group, "aws-vod-top", null, "ResourceNotFoundException", "does not exist"),
            (Group + "x", "aws-vod-top-picks", null, "ResourceNotFoundException", "does not exist"),
            (Group, "aws-vod-more-like-x", null, "InvalidInputException", "has no Items dataset, which aws-vod-more-like-x learns from"),
            (Group, "aws-vod-most-popular", Exploring("explorationWeight", "0.5"), "InvalidInputException", "recommenderConfig.itemExplorationConfig is for aws-vod-top-picks, aws-ecomm-recommended-for-you only; the recommender's recipe is aws-vod-most-popular."),
            (Group, "aws-vod-top-picks", Exploring("explorationWeight", "2"), "InvalidInputException", "recommenderConfig.itemExplorationConfig.explorationWeight is '2'; it has to be a number from 0 to 1, as text."),
            (Group, "aws-vod-most-popular", new() { EnableMetadataWithRecommendations = true }, "InvalidInputException", "recommenderConfig.enableMetadataWithRecommendations is true"),
            (Group, "aws-vod-most-popular", Without("Items", "GENRES"), "InvalidInputException", "recommenderConfig.trainingDataConfig has columns of Items"),
        ];

        foreach (var (group, recipe, config, code, text) in refused)
        {
            var refusal = await ServiceHost.RefusedAsync(() => Recommenders.CreateAsync(new() { Name = "r", DatasetGroupArn = group, RecipeArn = Recipe + recipe, RecommenderConfig = config }, At, Stop));
            Assert.Equal(code, refusal.Code);
            Assert.Contains(text, refusal.Message, StringComparison.Ordinal);
        }

        var solution = await ServiceHost.RefusedAsync(() => Service.Get<SolutionOperations>().CreateAsync(new() { Name = "s", DatasetGroupArn = Group, RecipeArn = Popular }, At, Stop));
        Assert.StartsWith("recipeArn is that of aws-vod-most-popular, a recipe of the domain VIDEO_ON_DEMAND, which recommenders use: CreateRecommender takes it", solution.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sixth_recommender_of_a_group_is_refused()
    {
        await Service.DisposeAsync();
        Service = await ServiceHost.StartAsync(Folder, new ServiceQuotas { RecommendersInGroup = 1 });
        await CreateAsync("one");

        Assert.Equal(("LimitExceededException", "Cannot create a recommender. More than 1 resources in ACTIVE state. Please delete some and try again."), await ServiceHost.RefusedAsync(() => CreateAsync("two")));
        Assert.Equal("ResourceAlreadyExistsException", (await ServiceHost.RefusedAsync(() => CreateAsync("one"))).Code);
        await SettledAsync(At.Of(PersonalizeKind.Recommender, "one").ToString());
    }

    [Fact]
    public async Task Too_little_data_fails_the_recommender_with_Personalizes_reason_and_it_says_so_when_it_is_asked()
    {
        await Service.DisposeAsync();
        Service = await ServiceHost.StartAsync(Folder, new ServiceQuotas { Training = new() { MinInteractions = 2_000 } });

        var failed = await SettledAsync(await CreateAsync());
        var asked = await ServiceHost.RefusedAsync(() => TopAsync(failed.Arn));

        Assert.Equal(("CREATE FAILED", "Dataset has fewer than 2000 interactions after filtering by event type: Watch. It has 1500."), (failed.Status, failed.Shape.FailureReason));
        Assert.Contains("is CREATE FAILED, so it has no model: Dataset has fewer than 2000 interactions", asked.Message, StringComparison.Ordinal);
        foreach (var call in new Func<Task>[] { () => StopRecommenderAsync(failed.Arn), () => StartRecommenderAsync(failed.Arn), () => UpdateAsync(failed.Arn, new()) })
            Assert.Contains("Its failureReason says why; delete it and create another.", (await ServiceHost.RefusedAsync(call)).Message, StringComparison.Ordinal);

        await Recommenders.DeleteAsync(new() { RecommenderArn = failed.Arn }, Stop);
        Assert.Empty(VersionsOf(failed.Arn));
    }

    [Fact]
    public async Task A_stopped_recommender_answers_nothing_and_needs_no_memory_until_it_is_started()
    {
        var arn = (await ActiveAsync()).Arn;
        var before = await TopAsync(arn);

        await StopRecommenderAsync(arn);
        var stopped = await SettledAsync(arn);
        var asked = await ServiceHost.RefusedAsync(() => TopAsync(arn));
        var again = await ServiceHost.RefusedAsync(() => StopRecommenderAsync(arn));

        Assert.Equal("INACTIVE", stopped.Status);
        while (Models.Count > 0)
            await Task.Delay(10, Stop);
        Assert.Equal(("InvalidInputException", $"The recommender {arn} is INACTIVE, because it was stopped; it answers when it is ACTIVE. Start it with StartRecommender."), asked);
        Assert.Equal(("InvalidInputException", $"The recommender {arn} is INACTIVE, so it cannot be stopped. Only an ACTIVE one can be stopped."), again);

        await RestartAsync();
        await StartRecommenderAsync(arn);

        Assert.Equal("ACTIVE", (await SettledAsync(arn)).Status);
        Assert.Equal(before, await TopAsync(arn));
        Assert.Equal(("InvalidInputException", $"The recommender {arn} is ACTIVE, so it cannot be started. Only a stopped one, which is INACTIVE, can be started."), await ServiceHost.RefusedAsync(() => StartRecommenderAsync(arn)));
    }

    [Fact]
    public async Task A_recommender_whose_model_is_damaged_stays_stopped_with_the_reason()
    {
        var recommender = await ActiveAsync();
        await StopRecommenderAsync(recommender.Arn);
        await SettledAsync(recommender.Arn);
        File.Delete(Path.Combine(Service.Get<ModelFiles>().PathOf(Service.Records.Current.Get<SolutionVersionResource>(recommender.ServedVersion!).Model!), "weights.safetensors"));

        await StartRecommenderAsync(recommender.Arn);
        var stopped = await SettledAsync(recommender.Arn);

        Assert.Equal("INACTIVE", stopped.Status);
        Assert.StartsWith("The model of the recommender cannot be loaded: ", stopped.Shape.FailureReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_of_settings_replaces_them_all_and_needs_no_training()
    {
        var first = await ActiveAsync(config: new() { MinRecommendationRequestsPerSecond = 3 });

        await UpdateAsync(first.Arn, new() { MinRecommendationRequestsPerSecond = 2 });
        var updated = await SettledAsync(first.Arn);
        await UpdateAsync(first.Arn, new());
        var last = await SettledAsync(first.Arn);

        Assert.Equal((3, 2, 1), (first.MinTps, updated.MinTps, last.MinTps));
        Assert.Equal(("ACTIVE", 2, "ACTIVE"), (updated.Status, updated.Shape.LatestRecommenderUpdate!.RecommenderConfig!.MinRecommendationRequestsPerSecond, updated.Shape.LatestRecommenderUpdate.Status));
        Assert.Equal(first.ServedVersion, last.ServedVersion);
    }

    [Fact]
    public async Task An_update_of_the_columns_trains_again_while_the_old_model_answers()
    {
        await ItemsAsync();
        var first = await ActiveAsync(recipe: Recipe + "aws-vod-more-like-x");

        await UpdateAsync(first.Arn, Without("Items", "GENRES"));
        var busy = await ServiceHost.RefusedAsync(() => StopRecommenderAsync(first.Arn));
        while (Now(first.Arn).IsUnderWay)
            Assert.Equal(3, (await TopAsync(first.Arn, item: World.Films[0].Id)).Length);
        var updated = Now(first.Arn);

        Assert.Equal(("ResourceInUseException", $"The recommender {first.Arn} is being updated. Wait until that has ended, then try again."), busy);
        Assert.Equal(("ACTIVE", "ACTIVE", null), (updated.Status, updated.Shape.LatestRecommenderUpdate!.Status, updated.TrainingVersion));
        Assert.NotEqual(first.ServedVersion, updated.ServedVersion);
        // A request that began before the update may still hold the old model.
        while (Models.Count > 1)
            await Task.Delay(10, Stop);
    }

    [Fact]
    public async Task An_update_that_cannot_be_trained_leaves_the_recommender_as_it_was()
    {
        await ItemsAsync();
        var first = await ActiveAsync(recipe: Recipe + "aws-vod-more-like-x");
        await Service.DisposeAsync();
        Service = await ServiceHost.StartAsync(Folder, new ServiceQuotas { Training = new() { MinInteractions = 2_000 } });

        await UpdateAsync(first.Arn, Without("Items", "GENRES") with { MinRecommendationRequestsPerSecond = 9 });
        var kept = await SettledAsync(first.Arn);

        Assert.Equal(("ACTIVE", 1, first.ServedVersion, null), (kept.Status, kept.MinTps, kept.ServedVersion, kept.TrainingVersion));
        Assert.Equal(("CREATE FAILED", "Dataset has fewer than 2000 interactions. It has 1500."), (kept.Shape.LatestRecommenderUpdate!.Status, kept.Shape.LatestRecommenderUpdate.FailureReason));
        Assert.Equal(3, (await TopAsync(first.Arn, item: World.Films[0].Id)).Length);
    }

    [Fact]
    public async Task After_a_restart_the_model_of_a_recommender_is_loaded_before_anybody_asks()
    {
        var recommender = await ActiveAsync();

        await RestartAsync();
        while (!Models.IsLoaded(recommender.ServedVersion!))
            await Task.Delay(10, Stop);

        Assert.Equal(3, (await TopAsync(recommender.Arn)).Length);
    }

    [Fact]
    public async Task A_group_with_a_recommender_is_not_deleted_and_its_datasets_are_not_while_it_trains()
    {
        var arn = await CreateAsync();
        var dataset = At.Dataset("films", "INTERACTIONS").ToString();

        var inUse = await ServiceHost.RefusedAsync(() => Datasets.DeleteAsync(new() { DatasetArn = dataset }, Stop));
        await SettledAsync(arn);
        await Datasets.DeleteAsync(new() { DatasetArn = dataset }, Stop);

        Assert.Equal("ResourceInUseException", inUse.Code);
        Assert.Equal(("ResourceInUseException", $"The dataset group {Group} still has {arn}. Delete it first."), await ServiceHost.RefusedAsync(() => Groups.DeleteAsync(new() { DatasetGroupArn = Group }, Stop)));
    }

    [Fact]
    public async Task A_custom_solution_works_in_a_domain_group_too()
    {
        var solution = (await Service.Get<SolutionOperations>().CreateAsync(new() { Name = "s", DatasetGroupArn = Group, RecipeArn = Recipe + "aws-popularity-count" }, At, Stop)).SolutionArn!;
        var version = (await Versions.CreateAsync(new() { SolutionArn = solution }, At, Stop)).SolutionVersionArn!;

        Assert.Equal("ACTIVE", (await Service.SettledAsync<SolutionVersionResource>(version)).Status);
    }

    private Task<StopRecommenderResponse> StopRecommenderAsync(string arn) => Recommenders.StopAsync(new() { RecommenderArn = arn }, Stop);

    private Task<StartRecommenderResponse> StartRecommenderAsync(string arn) => Recommenders.StartAsync(new() { RecommenderArn = arn }, Stop);

    private Task<UpdateRecommenderResponse> UpdateAsync(string arn, RecommenderConfig config) => Recommenders.UpdateAsync(new() { RecommenderArn = arn, RecommenderConfig = config }, Stop);

    private static RecommenderConfig Exploring(string name, string value) => new() { ItemExplorationConfig = new Dictionary<string, string> { [name] = value } };

    private static RecommenderConfig Without(string type, string column) =>
        new() { TrainingDataConfig = new() { ExcludedDatasetColumns = new Dictionary<string, IReadOnlyList<string>> { [type] = [column] } } };
}
