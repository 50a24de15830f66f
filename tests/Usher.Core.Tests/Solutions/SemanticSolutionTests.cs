using Usher.Contracts;
using Usher.Core.Resources;

namespace Usher.Core.Tests.Solutions;

/// <summary>aws-semantic-similarity, with the trainer itself: from items alone to a version with metrics.</summary>
[AwsSource("Developer Guide, aws-semantic-similarity")]
public sealed class SemanticSolutionTests : SolutionTests
{
    private const string Recipe = "arn:aws:personalize:::recipe/aws-semantic-similarity";

    [Theory]
    [InlineData(null, "has no Items dataset")]
    [InlineData("""{"name":"PLOT","type":"string","textual":true}""", "no field with \"itemName\": true")]
    [InlineData("""{"name":"TITLE","type":"string","itemName":true},{"name":"YEAR","type":"int"}""", "no field with \"textual\": true")]
    public async Task A_version_needs_a_name_and_a_text(string? fields, string reason)
    {
        await GroupAsync("films");
        if (fields is not null)
            await ItemsAsync(fields);
        var solution = await SolutionAsync(recipe: Recipe);

        var refusal = await ServiceHost.RefusedAsync(() => BeginAsync(solution));

        Assert.Equal("InvalidInputException", refusal.Code);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_is_trained_from_items_alone_and_has_its_own_metrics()
    {
        await GroupAsync("films");
        var dataset = await ItemsAsync("""{"name":"TITLE","type":"string","itemName":true},{"name":"PLOT","type":["null","string"],"textual":true}""");
        await Service.PutAsync("films", ("items.csv", "ITEM_ID,TITLE,PLOT\nwar,The Trench,Soldiers wait for a battle.\ngun,Gunfire,An army crosses a river.\nbride,The Bride,A wedding of two lovers.\nheart,Two Hearts,A couple falls in love.\nempty,Nothing,\n"));
        var job = await Imports.CreateAsync(
            new() { JobName = "items", DatasetArn = dataset, DataSource = new() { DataLocation = "s3://films/items.csv" }, RoleArn = await Service.RoleAsync("films") }, At, Stop);
        Assert.Equal("ACTIVE", (await Service.SettledAsync<ImportJobResource>(job.DatasetImportJobArn!)).Status);

        var version = await TrainAsync(await SolutionAsync(recipe: Recipe));

        Assert.Equal(("ACTIVE", null), (version.Status, version.Shape.FailureReason));
        var metrics = Versions.GetMetrics(new() { SolutionVersionArn = version.Arn }).Metrics!;
        Assert.Equal(["item_freshness", "item_popularity", "item_similarity"], metrics.Keys.Order());
        Assert.All(metrics.Values, value => Assert.InRange(value, 0, 1));
        Assert.NotEmpty(Directory.GetFiles(Service.Get<Core.Files.ModelFiles>().TextsFolder, "*.safetensors", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_training_of_similar_items_is_not_short_where_there_are_texts_to_read()
    {
        var dataset = await InteractionsAsync();
        await Service.Records.ChangeAsync<DatasetResource>(dataset, it => it with { Parts = [new("part", 1_500, 1, "job")] }, Stop);
        bool IsShort() => Core.Solutions.TrainingLength.IsShort(new() { RecipeArn = "arn:aws:personalize:::recipe/aws-similar-items", DatasetGroupArn = Group }, Service.Records.Current);
        Assert.True(IsShort());

        await ItemsAsync("""{"name":"PLOT","type":"string","textual":true}""");

        Assert.False(IsShort());
    }

    private async Task<string> ItemsAsync(string fields)
    {
        var schema = await SchemaAsync("items", $$"""{"type":"record","name":"Items","namespace":"com.amazonaws.personalize.schema","fields":[{"name":"ITEM_ID","type":"string"},{{fields}}],"version":"1.0"}""");
        return (await Datasets.CreateAsync(new() { Name = "items", DatasetGroupArn = Group, DatasetType = "Items", SchemaArn = schema }, At, Stop)).DatasetArn!;
    }
}
