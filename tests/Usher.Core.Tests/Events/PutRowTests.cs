using Usher.Core.Datasets;
using Usher.Core.Events;
using Usher.Datasets.Rows;
using Usher.Datasets.Schemas;
using Usher.Wire.PersonalizeEvents;

namespace Usher.Core.Tests.Events;

public sealed class PutRowTests : ModelTests
{
    private const string Films =
        """{"type":"record","name":"Items","namespace":"com.amazonaws.personalize.schema","fields":[{"name":"ITEM_ID","type":"string"},{"name":"GENRES","type":["null","string"],"categorical":true},{"name":"PRICE","type":["null","float"]},{"name":"CREATION_TIMESTAMP","type":["null","long"]}],"version":"1.0"}""";

    private PutRowOperations PutRows => Service.Get<PutRowOperations>();

    [Fact]
    public async Task The_newest_row_of_an_item_counts_and_a_training_reads_it()
    {
        var dataset = await ItemsAsync();

        await PutAsync(dataset, ("i0", """{"genres":"Drama","price":1}"""), ("i1", null));
        await PutAsync(dataset, ("i0", """{"genres":"Comedy|Crime","creationTimestamp":"1700000000"}"""));
        var (parts, _) = await Service.Get<ILiveRowExporter>().WritePartsAsync(dataset, Schema.Parse(Films), Folder["work"], Stop);

        var read = DatasetRows.Read(parts, Schema.Parse(Films), Stop);
        Assert.Equal(("Comedy|Crime", null, "1700000000"), (read.Find("i0", "GENRES"), read.Find("i0", "PRICE"), read.Find("i0", "CREATION_TIMESTAMP")));
        Assert.Null(read.Find("i1", "GENRES"));
    }

    [Fact]
    public async Task Metadata_comes_from_imports_and_at_once_from_put_items()
    {
        var dataset = await ItemsAsync();
        await Service.PutAsync("movies", ("items.csv", "ITEM_ID,GENRES,PRICE,CREATION_TIMESTAMP\ni0,Drama,130,\ni1,Crime,2.5,\ni2,,,\n"));
        await ImportAsync(dataset, "s3://movies/items.csv");
        var campaign = await CampaignAsync(await VersionAsync("aws-popularity-count"), config: new() { EnableMetadataWithRecommendations = true });
        Task<Wire.PersonalizeRuntime.GetRecommendationsResponse> AskAsync() => Recommendations.GetAsync(
            new() { CampaignArn = campaign, NumResults = 3, MetadataColumns = new Dictionary<string, IReadOnlyList<string>> { ["ITEMS"] = ["genres", "PRICE"] } }, Stop);

        var before = (await AskAsync()).ItemList!;
        await PutAsync(dataset, ("i1", """{"genres":"Comedy","price":7}"""));
        var after = (await AskAsync()).ItemList!;

        Assert.Equal([("genres", "Drama"), ("price", "130.0")], before[0].Metadata!.Select(value => (value.Key, value.Value)));
        Assert.Equal([("genres", "Crime"), ("price", "2.5")], before[1].Metadata!.Select(value => (value.Key, value.Value)));
        Assert.Empty(before[2].Metadata!);
        Assert.Equal([("genres", "Comedy"), ("price", "7.0")], after[1].Metadata!.Select(value => (value.Key, value.Value)));
    }

    [Fact]
    public async Task Metadata_columns_must_be_there_and_few()
    {
        await ItemsAsync();
        var campaign = await CampaignAsync(await VersionAsync("aws-popularity-count"), config: new() { EnableMetadataWithRecommendations = true });
        (string Type, string[] Columns, int Count, string Text)[] refused =
        [
            ("ITEMS", ["YEAR"], 3, "metadataColumns has 'YEAR'; the columns of the Items dataset are GENRES, PRICE, CREATION_TIMESTAMP."),
            ("USERS", ["AGE"], 3, "metadataColumns has columns of 'USERS'; only those of ITEMS can be given."),
            ("ITEMS", [.. Enumerable.Repeat("GENRES", 11)], 3, "metadataColumns has 11 columns; at most 10 are given."),
            ("ITEMS", ["GENRES"], 51, "numResults is 51; at most 50 come with metadataColumns."),
        ];

        foreach (var (type, columns, count, text) in refused)
        {
            var (code, message) = await ServiceHost.RefusedAsync(() => Recommendations.GetAsync(
                new() { CampaignArn = campaign, NumResults = count, MetadataColumns = new Dictionary<string, IReadOnlyList<string>> { [type] = columns } }, Stop));
            Assert.Equal("InvalidInputException", code);
            Assert.Contains(text, message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Rows_go_into_a_dataset_of_their_type_and_fit_its_columns()
    {
        var items = await ItemsAsync();
        var gone = await ServiceHost.RefusedAsync(() => PutAsync(items.Replace("films", "other", StringComparison.Ordinal), ("i0", null)));
        var users = await ServiceHost.RefusedAsync(() => PutRows.PutAsync(new PutUsersRequest { DatasetArn = items, Users = [new() { UserId = "u" }] }));
        var type = await ServiceHost.RefusedAsync(() => PutAsync(items, ("i0", """{"price":"much"}""")));
        var id = await ServiceHost.RefusedAsync(() => PutAsync(items, ("i0", """{"itemId":"i1"}""")));

        Assert.Equal("ResourceNotFoundException", gone.Code);
        Assert.Equal(("InvalidInputException", "datasetArn is that of a dataset of type ITEMS; users can be put into one of type USERS."), users);
        Assert.Equal(("InvalidInputException", "Error parsing properties json. items[0].properties, price: \"much\" is not a number."), type);
        Assert.Equal(("InvalidInputException", "items[0].properties has 'itemId', which stands beside them. Leave it out."), id);
    }

    [Theory]
    [InlineData("""{"year":null}""", "items[0].properties, year: null came, and its field does not allow null.")]
    [InlineData("""{"year":""}""", "items[0].properties, year: The cell is empty, and its field does not allow null.")]
    [InlineData("""{"creationTimestamp":-1}""", "creationTimestamp: -1 is negative; a timestamp is in whole seconds since 1970-01-01 UTC.")]
    [InlineData("""{"creationTimestamp":1700000000000}""", "creationTimestamp: 1700000000000 looks like milliseconds")]
    [InlineData("""{"genres":"\ud800"}""", "items[0].properties is no JSON: A string in it is no Unicode text")]
    public async Task Values_that_an_import_would_not_take_are_refused(string properties, string text)
    {
        var dataset = await ItemsAsync("""{"type":"record","name":"Items","fields":[{"name":"ITEM_ID","type":"string"},{"name":"YEAR","type":"int"},{"name":"GENRES","type":"string","categorical":true},{"name":"CREATION_TIMESTAMP","type":["null","long"]}]}""");

        var (code, message) = await ServiceHost.RefusedAsync(() => PutAsync(dataset, ("i0", properties)));

        Assert.Equal("InvalidInputException", code);
        Assert.StartsWith("Error parsing properties json. ", message, StringComparison.Ordinal);
        Assert.Contains(text, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_and_put_items_take_the_same_cells_and_make_the_same_of_them()
    {
        const string Schema =
            """{"type":"record","name":"Items","fields":[{"name":"ITEM_ID","type":"string"},{"name":"YEAR","type":["null","int"]},{"name":"VIEWS","type":["null","long"]},{"name":"PRICE","type":["null","float"]},{"name":"WEIGHT","type":["null","double"]},{"name":"SEEN","type":["null","boolean"]},{"name":"GENRES","type":["null","string"],"categorical":true},{"name":"PLOT","type":["null","string"],"textual":true},{"name":"CREATION_TIMESTAMP","type":["null","long"]}]}""";
        string[] columns = ["YEAR", "VIEWS", "PRICE", "WEIGHT", "SEEN", "GENRES", "PLOT", "CREATION_TIMESTAMP"];
        string[] cells =
        [
            "1999", "1999.0", " 7 ", "+5", "-3", "3.7", "0x7C7", "1_995", "1546300800.5", "1546300800000", "99999999999", "2147483648", "9223372036854775807.0", "9223372036854775808", ".5", "3.1", "1e3", "1e39", "1e400", "NaN",
            "true", "TRUE", "t", "yes", "1", "", "null", "Drama|War", new('x', 1_000), new('x', 1_001), string.Concat(Enumerable.Repeat("🎬", 1_000)), new('x', 20_001),
        ];
        var dataset = await ItemsAsync(Schema);
        var put = new List<string>();
        foreach (var (number, (column, cell)) in columns.SelectMany(column => cells.Select(cell => (column, cell))).Index())
        {
            try
            {
                await PutAsync(dataset, ($"{number}", System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string> { [column] = cell })));
                put.Add($"{number}");
            }
            catch (Wire.Errors.AwsException)
            {
                // What is not taken is compared below.
            }
        }

        var (parts, _) = await Service.Get<ILiveRowExporter>().WritePartsAsync(dataset, Usher.Datasets.Schemas.Schema.Parse(Schema), Folder["work"], Stop);
        var csv = Folder.Write("items.csv", $"ITEM_ID,{string.Join(',', columns)}\n{string.Concat(columns.SelectMany((_, at) => cells.Select(cell => (at, cell))).Select((one, number) => $"{number}{new string(',', one.at + 1)}\"{one.cell}\"{new string(',', columns.Length - 1 - one.at)}\n"))}");
        var imported = new Usher.Datasets.Imports.CsvImporter().Import(csv, Usher.Datasets.Schemas.Schema.Parse(Schema), Folder["items.parquet"], Stop);

        var bad = imported.Rejected.Select(fault => $"{fault.Line - 2}").ToHashSet();
        Assert.Equal(Enumerable.Range(0, columns.Length * cells.Length).Select(number => $"{number}").Where(id => !bad.Contains(id)), put);
        var (one, other) = (DatasetRows.Read(parts, Usher.Datasets.Schemas.Schema.Parse(Schema), Stop), DatasetRows.Read([Folder["items.parquet"]], Usher.Datasets.Schemas.Schema.Parse(Schema), Stop));
        Assert.All(put, id => Assert.Equal(other.RowOf(id), one.RowOf(id)));
    }

    private Task PutAsync(string dataset, params (string Id, string? Properties)[] items) =>
        PutRows.PutAsync(new PutItemsRequest { DatasetArn = dataset, Items = [.. items.Select(item => new Item { ItemId = item.Id, Properties = item.Properties })] });

    private async Task<string> ItemsAsync(string document = Films)
    {
        var schema = await SchemaAsync("items", document);
        return (await Datasets.CreateAsync(new() { Name = "items", DatasetGroupArn = await GroupAsync("films"), DatasetType = "Items", SchemaArn = schema }, At, Stop)).DatasetArn!;
    }

    private async Task ImportAsync(string dataset, string location)
    {
        var arn = (await Imports.CreateAsync(new() { JobName = "j", DatasetArn = dataset, DataSource = new() { DataLocation = location }, RoleArn = await Service.RoleAsync("reader") }, At, Stop)).DatasetImportJobArn!;
        var job = await Service.SettledAsync<Core.Resources.ImportJobResource>(arn);
        Assert.Equal(("ACTIVE", null), (job.Status, job.Shape.FailureReason));
    }
}
