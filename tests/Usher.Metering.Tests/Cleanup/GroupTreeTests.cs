using Usher.Core.Resources;
using Usher.Metering.Cleanup;
using Usher.Metering.Costs;
using Usher.Metering.Tests.Usage;
using Usher.Wire.Errors;
using Usher.Wire.UsherApi;

namespace Usher.Metering.Tests.Cleanup;

public sealed class GroupTreeTests : IAsyncLifetime
{
    private const string Start = "arn:aws:personalize:us-east-1:123456789012:";

    private LedgerWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await LedgerWorld.StartAsync();
        await PutGroupAsync();
        foreach (var schema in (string[])["interactions", "items", "shared"])
            await _world.PutAsync(new SchemaResource(new() { SchemaArn = $"{Start}schema/{schema}", CreationDateTime = _world.Clock.Now }));
        await PutDatasetAsync("films/INTERACTIONS", "interactions");
        await PutDatasetAsync("films/ITEMS", "items");
        await PutDatasetAsync("films/USERS", "shared");
        await PutDatasetAsync("music/USERS", "shared");
        await _world.PutAsync(new EventTrackerResource(new() { EventTrackerArn = $"{Start}event-tracker/00000001", DatasetGroupArn = LedgerWorld.Group, Status = "ACTIVE", CreationDateTime = _world.Clock.Now }));
        await _world.PutAsync(new SolutionResource(new() { SolutionArn = $"{Start}solution/films", DatasetGroupArn = LedgerWorld.Group, Status = "ACTIVE", CreationDateTime = _world.Clock.Now }));
        await _world.PutCampaignAsync();
        await _world.PutRecommenderAsync("INACTIVE");
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData("films")]
    [InlineData(LedgerWorld.Group)]
    public void A_group_goes_from_its_campaigns_to_itself_and_leaves_schemas_that_others_use(string name)
    {
        var plan = Plan(name);

        Assert.Equal(
            [
                "DeleteCampaign campaign/c",
                "DeleteRecommender recommender/r",
                "DeleteSolution solution/films",
                "DeleteEventTracker event-tracker/00000001",
                "DeleteDataset dataset/films/INTERACTIONS",
                "DeleteDataset dataset/films/ITEMS",
                "DeleteDataset dataset/films/USERS",
                "DeleteSchema schema/interactions",
                "DeleteSchema schema/items",
                "DeleteDatasetGroup dataset-group/films",
            ],
            plan.Steps.Select(step => $"{step.Operation} {step.Arn[Start.Length..]}"));
        Assert.Equal($"{Start}schema/shared", Assert.Single(plan.Kept).Arn);
        Assert.Equal(plan.Steps[0].MonthlySavings, plan.MonthlySavings);
    }

    [Fact]
    public async Task Schemas_that_a_clean_up_has_marked_are_found_when_their_datasets_have_gone()
    {
        await PutGroupAsync(Plan("films").Steps.Where(step => step.Operation == "DeleteSchema").Select((step, index) => KeyValuePair.Create($"{CleanupMarks.Schema}{index + 1}", step.Arn)).ToDictionary());
        foreach (var step in Plan("films").Steps.Where(step => step.Operation is not ("DeleteSchema" or "DeleteDatasetGroup")))
            await _world.DeleteAsync(step.Arn);
        await _world.DeleteAsync($"{Start}schema/items");

        Assert.Equal(["DeleteSchema", "DeleteDatasetGroup"], Plan("films").Steps.Select(step => step.Operation));
    }

    [Fact]
    public void A_group_that_is_not_there_is_told_with_those_that_are()
    {
        var refusal = Assert.Throws<AwsException>(() => Plan("film"));

        Assert.Equal(("ResourceNotFoundException", "There is no dataset group 'film'; there are films."), (refusal.Code, refusal.Message));
    }

    private CleanupPlan Plan(string name) => GroupTree.Plan(_world.Records.Current, name, Prices.Default);

    private Task PutGroupAsync(IReadOnlyDictionary<string, string>? tags = null) =>
        _world.PutAsync(new DatasetGroupResource(new() { DatasetGroupArn = LedgerWorld.Group, Name = "films", Status = "ACTIVE", CreationDateTime = _world.Clock.Now }) { Tags = tags ?? new Dictionary<string, string>() });

    private Task PutDatasetAsync(string name, string schema) => _world.PutAsync(new DatasetResource(new()
    {
        DatasetArn = $"{Start}dataset/{name}",
        DatasetGroupArn = $"{Start}dataset-group/{name.Split('/')[0]}",
        SchemaArn = $"{Start}schema/{schema}",
        Status = "ACTIVE",
        CreationDateTime = _world.Clock.Now,
    }));
}
