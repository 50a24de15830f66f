using Usher.Contracts;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;

namespace Usher.Datasets.Tests;

public sealed class CsvDatasetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Loads_interactions_items_and_users_without_any_schema()
    {
        var loaded = Load(new(
            _folder.WriteLines("interactions.csv", "USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE", "u,x,2,watch", "u,y,1,watch"),
            _folder.WriteLines("items.csv", "ITEM_ID,TITLE,GENRES,YEAR,COUNTRY", "x,\"The X, part 1\",Drama|War,1990,DE", "y,Y,12,,FR"),
            _folder.WriteLines("users.csv", "USER_ID,AGE,GENDER", "u,30,F")));

        Assert.Equal(["x", "y"], loaded.Set.ItemIds.Ids);
        Assert.Equal([1, 0], loaded.Set.Items);
        Assert.Equal(["GENRES", "YEAR", "COUNTRY"], loaded.Set.ItemFields.Select(field => field.Name));
        Assert.Equal(["1990"], loaded.Set.ItemFields[1].Labels);
        Assert.Equal(["AGE", "GENDER"], loaded.Set.UserFields.Select(field => field.Name));
        Assert.Equal("The X, part 1", loaded.Titles["x"]);
        Assert.Empty(loaded.Warnings);
    }

    [Fact]
    public void Takes_a_column_as_numbers_only_if_every_value_is_one()
    {
        var loaded = Load(new(
            _folder.WriteLines("interactions.csv", "USER_ID,ITEM_ID,TIMESTAMP", "u,x,2", "u,y,1"),
            _folder.WriteLines("items.csv", "ITEM_ID,PRICE,SIZE,WEIGHT,EMPTY", "x,1.5,40,3,", "y,2,XL,4,")));

        Assert.Equal(
            [("PRICE", "1.5 2"), ("SIZE", "40 XL"), ("WEIGHT", "3 4"), ("EMPTY", "")],
            loaded.Set.ItemFields.Select(field => (field.Name, string.Join(' ', field.Labels))));
    }

    [Fact]
    public void Says_which_value_keeps_a_column_from_being_numeric()
    {
        string[] films = [.. Enumerable.Range(0, 50).Select(i => $"i{i},{1950 + i}"), "x,1999-2001"];
        var loaded = Load(new(
            _folder.WriteLines("interactions.csv", "USER_ID,ITEM_ID,TIMESTAMP", "u,x,2"),
            _folder.WriteLines("items.csv", ["ITEM_ID,YEAR", .. films])));

        Assert.Equal(51, Assert.Single(loaded.Set.ItemFields).Labels.Count);
        Assert.Contains("1 of its 51 values are no numbers, such as \"1999-2001\"", Assert.Single(loaded.Warnings));
    }

    [Fact]
    public void Follows_a_schema_file_where_one_is_given()
    {
        var schema = _folder.Write("schema.json",
            """
            {"type": "record", "name": "Items", "fields": [{"name": "ITEM_ID", "type": "string"},
             {"name": "YEAR", "type": "string", "categorical": true}, {"name": "LABEL", "type": "string", "itemName": true}]}
            """);
        var loaded = Load(new(
            _folder.WriteLines("interactions.csv", "USER_ID,ITEM_ID,TIMESTAMP", "u,x,2"),
            _folder.WriteLines("items.csv", "ITEM_ID,YEAR,LABEL,GENRES", "x,1990|1991,An X,Drama"),
            ItemsSchema: schema));

        Assert.Equal(["1990", "1991"], Assert.Single(loaded.Set.ItemFields).Labels);
        Assert.Equal("An X", loaded.Titles["x"]);
    }

    [Fact]
    public void Names_the_file_of_a_schema_that_is_wrong_or_absent()
    {
        var csv = _folder.WriteLines("interactions.csv", "USER_ID,ITEM_ID,TIMESTAMP", "u,x,2");
        var schema = _folder.Write("schema.json", """{"type": "record", "name": "Interactions", "fields": [{"name": "USER_ID", "type": "int"}]}""");
        Assert.StartsWith(schema, Assert.Throws<SchemaException>(() => Load(new(csv, InteractionsSchema: schema))).Message);
        Assert.Contains("There is no schema file", Assert.Throws<DatasetException>(() => Load(new(csv, InteractionsSchema: _folder["none.json"]))).Message);
    }

    [Fact]
    public void Tells_every_bad_row_of_every_file_at_once()
    {
        var error = Assert.Throws<BadRowsException>(() => Load(WithBadRows() with { IsStrict = true }));
        Assert.Equal(["interactions.csv:3", "interactions.csv:4", "items.csv:2"], error.Rejected.Select(row => $"{Path.GetFileName(row.File)}:{row.Line}"));
        Assert.StartsWith("3 rows have faults.", error.Message);
        Assert.Contains("line 3, TIMESTAMP: \"soon\" is not a whole number", error.Message);
    }

    [Fact]
    public void Shows_ten_bad_rows_and_counts_the_rest()
    {
        var csv = _folder.WriteLines("interactions.csv", ["USER_ID,ITEM_ID,TIMESTAMP", .. Enumerable.Repeat("u,x,never", 1234)]);
        var error = Assert.Throws<BadRowsException>(() => Load(new(csv)));
        Assert.Equal(1234, error.Rejected.Count);
        Assert.Equal(12, error.Message.Split('\n').Length);
        Assert.EndsWith("… and 1,224 more", error.Message);
    }

    [Fact]
    public void Leaves_out_rows_without_their_keys_and_takes_other_bad_cells_as_missing_and_says_so()
    {
        var sources = WithBadRows();
        sources = sources with { Items = _folder.WriteLines("items.csv", "ITEM_ID,YEAR", "x,1999.0", "y,\"2006–2007\"", "z,"), ItemsSchema = _folder.Write("schema.json",
            """{"type": "record", "name": "Items", "fields": [{"name": "ITEM_ID", "type": "string"}, {"name": "YEAR", "type": "int"}]}""") };

        var loaded = Load(sources);

        Assert.Equal(1, loaded.Set.EventCount);
        Assert.Equal(
            [
                $"{sources.Interactions}: 2 rows cannot be used and were left out.",
                $"{sources.Interactions}: The first of 2 faults: {sources.Interactions}, line 3, TIMESTAMP: \"soon\" is not a whole number; a timestamp is in whole seconds since 1970-01-01 UTC.",
                $"{sources.Items}: 2 cells cannot be used and count as missing: 2 of YEAR.",
                $"{sources.Items}: The first of 2 faults: {sources.Items}, line 3, YEAR: \"2006–2007\" is not a whole number from -2,147,483,648 to 2,147,483,647.",
            ],
            loaded.Warnings);
    }

    [Fact]
    public void Names_the_file_of_a_warning()
    {
        var csv = _folder.WriteLines("interactions.csv", "USER_ID,ITEM_ID,TIMESTAMP", "u,x,1700000000", "u,x,1700000000000");
        Assert.All(Load(new(csv)).Warnings, warning => Assert.StartsWith($"{csv}: ", warning));
    }

    [Fact]
    public void Refuses_a_file_of_which_no_row_can_be_used()
    {
        var csv = _folder.WriteLines("interactions.csv", "USER_ID,ITEM_ID,TIMESTAMP", "u,x,1700000000000", "u,x");
        Assert.StartsWith($"None of the 2 rows of {csv} can be used:", Assert.Throws<BadRowsException>(() => Load(new(csv))).Message);
    }

    [Fact]
    public void Takes_columns_whose_case_is_another()
    {
        var loaded = Load(new(
            _folder.WriteLines("interactions.csv", "user_id,Item_Id,timestamp,event_type", "u,x,2,watch", "u,y,1,watch"),
            _folder.WriteLines("items.csv", "item_id,genres,creation_timestamp", "x,Drama|War,1", "y,,-2"),
            EventType: "watch"));

        Assert.Equal(["x", "y"], loaded.Set.ItemIds.Ids);
        Assert.Equal(["genres"], loaded.Set.ItemFields.Select(field => field.Name));
        Assert.Contains("1 of CREATION_TIMESTAMP", loaded.Warnings[0]);
    }

    [Fact]
    public void Reads_the_sample_that_follows_the_services_own_schema()
    {
        var folder = SharedData.FolderOrSkip("personalize-sample");
        var loaded = Load(new(Path.Combine(folder, "interactions.csv"), Path.Combine(folder, "item-meta.csv")));
        Assert.Equal((610, 158_371), (loaded.Set.UserCount, loaded.Set.EventCount));
        Assert.Equal(["GENRE", "YEAR"], loaded.Set.ItemFields.Select(field => field.Name));
        Assert.Contains("Adventure", loaded.Set.ItemFields[0].Labels);
        Assert.Contains("YEAR is taken as categories, for 1 of its 9,730 values are no numbers, such as \"2006–2007\".", Assert.Single(loaded.Warnings));
    }

    private CsvSources WithBadRows() => new(
        _folder.WriteLines("interactions.csv", "USER_ID,ITEM_ID,TIMESTAMP", "u,x,1", "u,x,soon", ",x,2"),
        _folder.WriteLines("items.csv", "ITEM_ID,GENRES", ",Drama", "x,War"));

    private static LoadedDataset Load(CsvSources sources) => CsvDataset.Load(sources, TestContext.Current.CancellationToken);
}
