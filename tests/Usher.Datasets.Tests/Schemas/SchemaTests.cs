using CsCheck;
using Usher.Datasets.Schemas;

namespace Usher.Datasets.Tests.Schemas;

public sealed class SchemaTests
{
    private const string Ids = """{"name": "USER_ID", "type": "string"}, {"name": "ITEM_ID", "type": "string"}, {"name": "TIMESTAMP", "type": "long"}""";

    [Fact]
    public void Reads_the_example_of_the_developer_guide()
    {
        var schema = Schema.Parse(
            """
            {"type": "record", "name": "Interactions", "namespace": "com.amazonaws.personalize.schema",
             "fields": [{"name": "USER_ID", "type": "string"},
                        {"name": "ITEM_ID", "type": "string"},
                        {"name": "EVENT_TYPE", "type": ["null", "string"]},
                        {"name": "TIMESTAMP", "type": "long"}],
             "version": "1.0"}
            """);

        Assert.Equal(DatasetType.Interactions, schema.Type);
        Assert.Equal(
            [
                new SchemaField("USER_ID", FieldType.String),
                new SchemaField("ITEM_ID", FieldType.String),
                new SchemaField("EVENT_TYPE", FieldType.String, Nullable: true),
                new SchemaField("TIMESTAMP", FieldType.Long),
            ],
            schema.Fields);
    }

    [Theory]
    [InlineData("""{"name": "USER_ID", "type": "string"}, {"name": "ITEM_ID", "type": "string"}, {"name": "TIMESTAMP", "type": "long"}""", DatasetType.Interactions)]
    [InlineData("""{"name": "ITEM_ID", "type": "string"}, {"name": "GENRES", "type": "string", "categorical": true}""", DatasetType.Items)]
    [InlineData("""{"name": "USER_ID", "type": "string"}, {"name": "AGE", "type": "int"}""", DatasetType.Users)]
    [InlineData("""{"name": "ACTION_ID", "type": "string"}, {"name": "VALUE", "type": ["null", "long"]}""", DatasetType.Actions)]
    [InlineData(
        """{"name": "USER_ID", "type": "string"}, {"name": "ACTION_ID", "type": "string"}, {"name": "EVENT_TYPE", "type": "string"}, {"name": "TIMESTAMP", "type": "long"}""",
        DatasetType.ActionInteractions)]
    public void Knows_all_five_custom_dataset_types_by_the_records_name(string fields, DatasetType type) =>
        Assert.Equal(type, Schema.Parse(Document(type.ToString(), fields)).Type);

    [Theory]
    [InlineData("interactions")]
    [InlineData("INTERACTIONS")]
    public void Takes_the_records_name_in_any_case(string name) => Assert.Equal(DatasetType.Interactions, Schema.Parse(Document(name, Ids)).Type);

    [Fact]
    public void Passes_over_a_byte_order_mark() => Assert.Equal(3, Schema.Parse("\uFEFF" + Document("Interactions", Ids)).Fields.Count);

    [Theory]
    [InlineData("""["null", "float"]""", FieldType.Float, true)]
    [InlineData("""["float", "null"]""", FieldType.Float, true)]
    [InlineData("""["float"]""", FieldType.Float, false)]
    [InlineData("\"float\"", FieldType.Float, false)]
    public void Takes_null_first_or_last_and_a_list_of_one(string type, FieldType expected, bool nullable)
    {
        var field = Schema.Parse(Interactions($$"""{"name": "EVENT_VALUE", "type": {{type}}}""")).Fields[^1];
        Assert.Equal((expected, nullable), (field.Type, field.Nullable));
    }

    [Fact]
    public void Reads_categorical_textual_and_itemName()
    {
        var fields = Schema.Parse(Document("Items",
            """
            {"name": "ITEM_ID", "type": "string"}, {"name": "GENRES", "type": "string", "categorical": true},
            {"name": "PLOT", "type": "string", "textual": true}, {"name": "TITLE", "type": "string", "itemName": true}
            """)).Fields;

        Assert.True(fields[1] is { Categorical: true, Textual: false, ItemName: false });
        Assert.True(fields[2] is { Categorical: false, Textual: true, ItemName: false });
        Assert.True(fields[3] is { Categorical: false, Textual: false, ItemName: true });
    }

    [Theory]
    [InlineData("EVENT_TYPE", "\"int\"", "string")]
    [InlineData("EVENT_VALUE", "\"string\"", "float")]
    [InlineData("IMPRESSION", "\"long\"", "string")]
    [InlineData("RECOMMENDATION_ID", "\"double\"", "string")]
    [InlineData("EVENT_ATTRIBUTION_SOURCE", "\"boolean\"", "string")]
    public void Holds_a_reserved_field_to_its_type_and_says_which_that_is(string name, string type, string allowed)
    {
        var message = Refused(Interactions($$"""{"name": "{{name}}", "type": {{type}}}"""));
        Assert.Contains(name, message);
        Assert.Contains($"has to be {allowed}", message);
        Assert.Contains(type.Trim('"'), message);
    }

    [Fact]
    public void Holds_the_timestamp_to_long_without_null()
    {
        Assert.Contains("TIMESTAMP is int; in an Interactions schema it has to be long", Refused(Document("Interactions",
            """{"name": "USER_ID", "type": "string"}, {"name": "ITEM_ID", "type": "string"}, {"name": "TIMESTAMP", "type": "int"}""")));
        Assert.Contains("TIMESTAMP allows null", Refused(Document("Interactions",
            """{"name": "USER_ID", "type": "string"}, {"name": "ITEM_ID", "type": "string"}, {"name": "TIMESTAMP", "type": ["null", "long"]}""")));
    }

    [Fact]
    public void Names_a_required_field_that_is_missing_and_one_that_differs_in_case()
    {
        var message = Refused(Document("Interactions", """{"name": "USER_ID", "type": "string"}, {"name": "item_id", "type": "string"}, {"name": "TIMESTAMP", "type": "long"}"""));
        Assert.StartsWith("The field ITEM_ID is missing", message);
        Assert.Contains("There is a field item_id", message);
    }

    [Fact]
    public void Refuses_two_names_with_the_same_letters_and_digits() =>
        Assert.Contains("GENRES_FIELD_1 and GENRESFIELD1", Refused(Interactions(
            """{"name": "GENRES_FIELD_1", "type": "string"}, {"name": "GENRESFIELD1", "type": "string"}""")));

    [Theory]
    [InlineData("""{"name": "X", "type": "decimal"}""", "The type of X is \"decimal\"")]
    [InlineData("""{"name": "X", "type": {"type": "array", "items": "string"}}""", "The type of X is {")]
    [InlineData("""{"name": "X", "type": ["string", "long"]}""", "The type of X is [\"string\", \"long\"]")]
    [InlineData("""{"name": "X", "type": ["null"]}""", "The type of X is [\"null\"]")]
    [InlineData("""{"name": "X", "type": "null"}""", "The type of X is \"null\"")]
    [InlineData("""{"name": "X", "type": []}""", "The type of X is []")]
    [InlineData("""{"name": "X"}""", "The field X has no \"type\"")]
    [InlineData("""{"type": "string"}""", "Field 4 of the schema has the \"name\" missing")]
    [InlineData("""{"name": "1X", "type": "string"}""", "The field name \"1X\" is not allowed")]
    [InlineData("""{"name": "MY COLUMN", "type": "string"}""", "The field name \"MY COLUMN\" is not allowed")]
    [InlineData("""{"name": "X", "type": "int", "categorical": true}""", "X is categorical, but its type is int")]
    [InlineData("""{"name": "X", "type": "string", "categorical": "true"}""", "\"categorical\" of X is \"true\"; it has to be true or false")]
    [InlineData("""{"name": "X", "type": "string", "textual": true}""", "X is textual; only a field of an Items schema can be")]
    [InlineData("""{"name": "EVENT_TYPE", "type": "string", "categorical": true}""", "EVENT_TYPE is categorical")]
    [InlineData("\"EVENT_TYPE\"", "Field 4 of the schema is a JSON string")]
    public void Names_the_field_and_what_came_when_a_field_is_wrong(string field, string expected) =>
        Assert.StartsWith(expected, Refused(Interactions(field)));

    [Theory]
    [InlineData("""{"type": "record",""", "The schema is not JSON (line 1")]
    [InlineData("[]", "The schema is a JSON array")]
    [InlineData("""{"type": "array", "name": "Items", "fields": []}""", "The schema's \"type\" is \"array\"; it has to be \"record\"")]
    [InlineData("""{"type": "record", "name": "Movies", "fields": []}""", "The schema's \"name\" is \"Movies\"; it has to be one of Interactions, Items, Users")]
    [InlineData("""{"type": "record", "name": "1", "fields": []}""", "The schema's \"name\" is \"1\"")]
    [InlineData("""{"type": "record", "name": "Items"}""", "The schema's \"fields\" is missing")]
    [InlineData("""{"type": "record", "name": "Items", "fields": []}""", "The schema's \"fields\" is []")]
    public void Says_what_is_wrong_with_the_document_itself(string document, string expected) =>
        Assert.StartsWith(expected, Refused(document));

    [Theory]
    [InlineData("Items", "ITEM_ID")]
    [InlineData("Users", "USER_ID")]
    [InlineData("Actions", "ACTION_ID")]
    public void Wants_metadata_that_can_train_beside_an_id(string type, string id)
    {
        var message = Refused(Document(type, $$"""{"name": "{{id}}", "type": "string"}, {"name": "NOTE", "type": "string"}"""));
        Assert.StartsWith("The schema has no metadata field", message);
    }

    [Fact]
    public void Allows_one_textual_and_one_itemName_field()
    {
        Assert.StartsWith("The fields A and B are all textual", Refused(Document("Items",
            """{"name": "ITEM_ID", "type": "string"}, {"name": "A", "type": "string", "textual": true}, {"name": "B", "type": "string", "textual": true}""")));
        Assert.StartsWith("The fields A and B are all itemName", Refused(Document("Items",
            """{"name": "ITEM_ID", "type": "string"}, {"name": "N", "type": "int"}, {"name": "A", "type": "string", "itemName": true}, {"name": "B", "type": "string", "itemName": true}""")));
    }

    [Theory]
    [InlineData(DatasetType.Interactions, 5)]
    [InlineData(DatasetType.ActionInteractions, 5)]
    [InlineData(DatasetType.Users, 25)]
    [InlineData(DatasetType.Items, 100)]
    [InlineData(DatasetType.Actions, 10)]
    public void Counts_metadata_columns_against_the_quota_without_reserved_ones(DatasetType type, int quota)
    {
        var known = string.Join(", ", KnownField.Of(type).Where(field => field.Name != "EXPIRATION_TIMESTAMP")
            .Select(field => $$"""{"name": "{{field.Name}}", "type": "{{SchemaReader.NameOf(field.Type)}}"}"""));

        Assert.Equal(type, Schema.Parse(Document(type.ToString(), known + Columns(quota))).Type);
        Assert.Contains($"has {quota + 1} metadata fields, the last of them C{quota}", Refused(Document(type.ToString(), known + Columns(quota + 1))));

        static string Columns(int count) => string.Concat(Enumerable.Range(0, count).Select(i => $$""", {"name": "C{{i}}", "type": "int"}"""));
    }

    [Fact]
    public void Refuses_a_document_over_20_000_characters()
    {
        var document = Interactions("""{"name": "EVENT_TYPE", "type": "string"}""");
        Assert.Equal(DatasetType.Interactions, Schema.Parse(document.PadRight(20_000)).Type);
        Assert.Equal("The schema has 20,001 characters; at most 20,000 are allowed.", Refused(document.PadRight(20_001)));
    }

    [Fact]
    public void Says_so_when_a_schema_is_given_for_another_dataset()
    {
        var error = Assert.Throws<SchemaException>(() => Schema.Parse(Document("Interactions", Ids), DatasetType.Items));
        Assert.Contains("The schema's name is \"Interactions\", but it is given for the Items dataset", error.Message);
    }

    [Fact]
    public void Comes_back_the_same_from_its_own_document()
    {
        var field = Gen.Select(Gen.Enum<FieldType>(), Gen.Bool, Gen.Int[0, 2], (type, nullable, attribute) =>
            (Type: type, Nullable: nullable, Categorical: type is FieldType.String && attribute == 1));
        field.Array[1, 20].Sample(drawn =>
        {
            var fields = drawn.Select((one, i) => new SchemaField($"C{i}", one.Type, one.Nullable) { Categorical = one.Categorical });
            var json = string.Join(", ", fields.Select(one => FieldJson(one)));
            var schema = Schema.Parse(Document("Items", """{"name": "ITEM_ID", "type": "string"}, {"name": "YEAR", "type": "int"}, """ + json));
            Assert.Equal(schema.Fields, Schema.Parse(schema.ToJson(), DatasetType.Items).Fields);
            Assert.Equal(fields, schema.Fields.Skip(2));
        });

        static string FieldJson(SchemaField one) =>
            $$"""{"name": "{{one.Name}}", "type": {{(one.Nullable ? $"[\"{SchemaReader.NameOf(one.Type)}\", \"null\"]" : $"\"{SchemaReader.NameOf(one.Type)}\"")}}, "categorical": {{(one.Categorical ? "true" : "false")}}}""";
    }

    private static string Interactions(string field) => Document("Interactions", $"{Ids}, {field}");

    private static string Document(string name, string fields) =>
        $$"""{"type": "record", "name": "{{name}}", "namespace": "com.amazonaws.personalize.schema", "fields": [{{fields}}], "version": "1.0"}""";

    private static string Refused(string document) => Assert.Throws<SchemaException>(() => Schema.Parse(document)).Message;
}
