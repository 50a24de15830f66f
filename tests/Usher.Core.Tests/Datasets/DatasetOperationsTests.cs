using Usher.Wire.Personalize;

namespace Usher.Core.Tests.Datasets;

public sealed class DatasetOperationsTests : ServiceTests
{
    [Fact]
    public async Task A_dataset_is_named_by_its_group_and_type()
    {
        var arn = await InteractionsAsync("films");

        var dataset = Datasets.Describe(new() { DatasetArn = arn }).Dataset!;

        Assert.Equal("arn:aws:personalize:us-east-1:123456789012:dataset/films/INTERACTIONS", arn);
        Assert.Equal(("interactions", "INTERACTIONS", "ACTIVE"), (dataset.Name, dataset.DatasetType, dataset.Status));
    }

    [Theory]
    [InlineData("Ratings", "datasetType is 'Ratings'; Interactions, Items, Users, Actions and Action_Interactions are allowed.")]
    [InlineData("Actions", "is named Interactions, and the dataset is of type Actions. Give a schema whose record is named Actions.")]
    [InlineData("action_interactions", "is named Interactions, and the dataset is of type ActionInteractions. Give a schema whose record is named ActionInteractions.")]
    [InlineData("items", "is named Interactions, and the dataset is of type Items. Give a schema whose record is named Items.")]
    public async Task A_wrong_type_is_refused_with_the_right_ones(string type, string hint)
    {
        var schema = await SchemaAsync("s", Interactions);
        var group = await GroupAsync("films");

        var (code, message) = await ServiceHost.RefusedAsync(() => Datasets.CreateAsync(new() { Name = "d", DatasetGroupArn = group, DatasetType = type, SchemaArn = schema }, At, Stop));

        Assert.Equal("InvalidInputException", code);
        Assert.Contains(hint, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_has_one_dataset_of_a_type()
    {
        var arn = await InteractionsAsync("films");
        var dataset = Datasets.Describe(new() { DatasetArn = arn }).Dataset!;

        var refusal = await ServiceHost.RefusedAsync(() => Datasets.CreateAsync(
            new() { Name = "other", DatasetGroupArn = dataset.DatasetGroupArn!, DatasetType = "INTERACTIONS", SchemaArn = dataset.SchemaArn! }, At, Stop));

        Assert.Equal(("ResourceAlreadyExistsException", $"Another resource with Arn {arn} already exists."), refusal);
    }

    [Fact]
    public async Task An_arn_of_the_wrong_kind_is_told_what_it_is()
    {
        var schema = await SchemaAsync("s", Interactions);

        var (code, message) = await ServiceHost.RefusedAsync(() => Datasets.CreateAsync(new() { Name = "d", DatasetGroupArn = schema, DatasetType = "Interactions", SchemaArn = schema }, At, Stop));

        Assert.Equal("InvalidInputException", code);
        Assert.Contains("datasetGroupArn is the ARN of a schema", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"YEAR","type":["null","int"]}""", null)]
    [InlineData("""{"name":"YEAR","type":"int"}""", "does not allow null")]
    public async Task A_new_schema_keeps_every_field_and_new_ones_allow_null(string added, string? refusal)
    {
        var group = await GroupAsync("films");
        var dataset = (await Datasets.CreateAsync(new() { Name = "items", DatasetGroupArn = group, DatasetType = "Items", SchemaArn = await SchemaAsync("one", Items) }, At, Stop)).DatasetArn!;
        var wider = await SchemaAsync("two", Items.Replace("],\"version\"", $",{added}],\"version\"", StringComparison.Ordinal));
        Task<UpdateDatasetResponse> Update() => Datasets.UpdateAsync(new() { DatasetArn = dataset, SchemaArn = wider }, Stop);

        if (refusal is not null)
        {
            Assert.Contains(refusal, (await ServiceHost.RefusedAsync(Update)).Message, StringComparison.Ordinal);
            return;
        }

        await Update();
        var updated = Datasets.Describe(new() { DatasetArn = dataset }).Dataset!;
        Assert.Equal((wider, wider, "ACTIVE"), (updated.SchemaArn, updated.LatestDatasetUpdate!.SchemaArn, updated.LatestDatasetUpdate.Status));
    }
}
