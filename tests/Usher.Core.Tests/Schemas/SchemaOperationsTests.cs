using Usher.Core.Resources;

namespace Usher.Core.Tests.Schemas;

public sealed class SchemaOperationsTests : ServiceTests
{
    [Fact]
    public async Task What_was_made_is_described_as_it_was_sent_and_survives_a_restart()
    {
        var arn = await SchemaAsync("films", Interactions);
        await RestartAsync();

        var schema = Schemas.Describe(new() { SchemaArn = arn }).Schema!;

        Assert.Equal("arn:aws:personalize:us-east-1:123456789012:schema/films", arn);
        Assert.Equal(("films", Interactions, arn), (schema.Name, schema.Schema, schema.SchemaArn));
        Assert.NotNull(schema.CreationDateTime);
    }

    [Fact]
    public async Task A_name_is_taken_once()
    {
        var arn = await SchemaAsync("films", Interactions);

        var refusal = await ServiceHost.RefusedAsync(() => SchemaAsync("films", Items));

        Assert.Equal(("ResourceAlreadyExistsException", $"Another resource with Arn {arn} already exists."), refusal);
    }

    [Theory]
    [InlineData("{", "schema: ")]
    [InlineData("""{"type":"record","name":"\ud800","fields":[]}""", "it has half of a surrogate pair")]
    [InlineData("""{"type":"record","name":"Items","fields":[{"name":"\udc00","type":"string"}]}""", "it has half of a surrogate pair")]
    [InlineData("""{"type":"record","name":"Items","fields":[{"name":"ITEM_ID","type":"\ud800"}]}""", "it has half of a surrogate pair")]
    [InlineData("""{"type":"record","\ud800":1,"name":"Items","fields":[]}""", "it has half of a surrogate pair")]
    [InlineData("""{"type":"record","name":"Interactions","fields":[{"name":"USER_ID","type":"string"}]}""", "ITEM_ID")]
    public async Task A_document_that_is_no_schema_is_refused_with_its_fault(string document, string hint)
    {
        var (code, message) = await ServiceHost.RefusedAsync(() => SchemaAsync("films", document));

        Assert.Equal("InvalidInputException", code);
        Assert.Contains(hint, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_come_newest_first_in_pages_that_go_on_where_the_last_one_ended()
    {
        foreach (var name in (string[])["a", "b", "c"])
        {
            await SchemaAsync(name, Interactions);
            await Task.Delay(2, Stop);
        }

        var first = Schemas.List(new() { MaxResults = 2 }, At);
        await Schemas.DeleteAsync(new() { SchemaArn = first.Schemas![1].SchemaArn! }, Stop);
        var second = Schemas.List(new() { MaxResults = 2, NextToken = first.NextToken }, At);

        Assert.Equal(["c", "b"], first.Schemas.Select(schema => schema.Name));
        Assert.Equal(["a"], second.Schemas!.Select(schema => schema.Name));
        Assert.Null(second.NextToken);
    }

    [Fact]
    public async Task Another_region_sees_nothing_of_it()
    {
        await SchemaAsync("films", Interactions);

        Assert.Empty(Schemas.List(new(), At with { Region = "eu-west-1" }).Schemas!);
    }

    [Fact]
    public async Task A_schema_that_a_dataset_uses_stays_and_the_refusal_says_which()
    {
        var dataset = await InteractionsAsync();
        var schema = Datasets.Describe(new() { DatasetArn = dataset }).Dataset!.SchemaArn!;

        var (code, message) = await ServiceHost.RefusedAsync(() => Schemas.DeleteAsync(new() { SchemaArn = schema }, Stop));
        await Datasets.DeleteAsync(new() { DatasetArn = dataset }, Stop);
        await Schemas.DeleteAsync(new() { SchemaArn = schema }, Stop);

        Assert.Equal("ResourceInUseException", code);
        Assert.Contains(dataset, message, StringComparison.Ordinal);
        Assert.Null(Service.Records.Current.Find<SchemaResource>(schema));
    }
}
