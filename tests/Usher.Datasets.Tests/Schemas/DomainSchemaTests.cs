using Usher.Datasets.Schemas;

namespace Usher.Datasets.Tests.Schemas;

/// <summary>Developer Guide, "VIDEO_ON_DEMAND datasets and schemas" and "ECOMMERCE datasets and schemas".</summary>
public sealed class DomainSchemaTests
{
    private const string Ids = """{"name": "USER_ID", "type": "string"}, {"name": "ITEM_ID", "type": "string"}, {"name": "TIMESTAMP", "type": "long"}""";
    private const string EventType = """{"name": "EVENT_TYPE", "type": "string"}""";
    private const string Item = """{"name": "ITEM_ID", "type": "string"}""";
    private const string Genres = """{"name": "GENRES", "type": ["string"], "categorical": true}""";
    private const string Created = """{"name": "CREATION_TIMESTAMP", "type": "long"}""";
    private const string Price = """{"name": "PRICE", "type": "float"}""";
    private const string Category = """{"name": "CATEGORY_L1", "type": ["string"], "categorical": true}""";
    private const string User = """{"name": "USER_ID", "type": "string"}""";

    [Theory]
    [InlineData("VIDEO_ON_DEMAND", "Interactions", $"{Ids}, {EventType}")]
    [InlineData("VIDEO_ON_DEMAND", "Users", $$"""{{User}}, {"name": "SUBSCRIPTION_MODEL", "type": "string", "categorical": true}""")]
    [InlineData("VIDEO_ON_DEMAND", "Items", $"{Item}, {Genres}, {Created}")]
    [InlineData("VIDEO_ON_DEMAND", "Items", $$"""{{Item}}, {"name": "GENRES_L1", "type": "string", "categorical": true}, {{Created}}, {"name": "DURATION", "type": ["float", "null"]}""")]
    [InlineData("ECOMMERCE", "Interactions", $"{Ids}, {EventType}")]
    [InlineData("ECOMMERCE", "Users", $$"""{{User}}, {"name": "MEMBERSHIP_STATUS", "type": "string", "categorical": true}""")]
    [InlineData("ECOMMERCE", "Items", $"{Item}, {Price}, {Category}")]
    [InlineData("ECOMMERCE", "Items", $"{Item}, {Price}, {Category}, {Created}")]
    [InlineData("ECOMMERCE", "Items", $$"""{{Item}}, {{Price}}, {{Category}}, {"name": "CREATION_TIMESTAMP", "type": "float"}, {"name": "PRODUCT_DESCRIPTION", "type": ["null", "string"], "textual": true}""")]
    public void A_schema_with_what_its_domain_requires_is_taken(string domain, string name, string fields)
    {
        var document = Document(name, fields);
        var schema = Schema.Parse(document, SchemaDomains.Parse(domain));

        Assert.Equal(name, schema.Type.ToString());
        Assert.Equal(schema.Fields, Schema.FromJson(document).Fields);
    }

    [Theory]
    [InlineData("VIDEO_ON_DEMAND", "Interactions", Ids, "The field EVENT_TYPE is missing; a schema of Interactions in the domain VIDEO_ON_DEMAND has to have it, as a string.")]
    [InlineData("VIDEO_ON_DEMAND", "Items", $"{Item}, {Created}", "The field GENRES is missing; a schema of Items in the domain VIDEO_ON_DEMAND has to have it, as a categorical string.")]
    [InlineData("VIDEO_ON_DEMAND", "Items", $$"""{{Item}}, {{Created}}, {"name": "genres", "type": "string", "categorical": true}""", "There is a field genres: write it in capitals.")]
    [InlineData("VIDEO_ON_DEMAND", "Items", $$"""{{Item}}, {{Created}}, {"name": "GENRES", "type": "string"}""", "The field GENRES is a string; in schemas of Items in the domain VIDEO_ON_DEMAND it has to be a categorical string.")]
    [InlineData("VIDEO_ON_DEMAND", "Items", $"{Item}, {Genres}", "The field CREATION_TIMESTAMP is missing")]
    [InlineData("VIDEO_ON_DEMAND", "Items", $$"""{{Item}}, {{Genres}}, {{Created}}, {"name": "PRICE", "type": "int"}""", "The field PRICE is an int; in schemas of Items in the domain VIDEO_ON_DEMAND it has to be a float, or that and null.")]
    [InlineData("VIDEO_ON_DEMAND", "Items", $$"""{{Item}}, {{Genres}}, {"name": "CREATION_TIMESTAMP", "type": "float"}""", "it has to be a long.")]
    [InlineData("ECOMMERCE", "Items", $"{Item}, {Category}", "The field PRICE is missing; a schema of Items in the domain ECOMMERCE has to have it, as a float.")]
    [InlineData("ECOMMERCE", "Items", $$"""{{Item}}, {{Price}}, {{Category}}, {"name": "PRODUCT_DESCRIPTION", "type": "string", "categorical": true}""", "it has to be a textual string, or that and null.")]
    [InlineData("ECOMMERCE", "Users", User, "The schema has no metadata field")]
    [InlineData("ECOMMERCE", "Actions", """{"name": "ACTION_ID", "type": "string"}, {"name": "VALUE", "type": "long"}""", "the domain ECOMMERCE has Interactions, Items and Users only.")]
    public void A_schema_without_it_is_refused_with_what_is_missing(string domain, string name, string fields, string message) =>
        Assert.Contains(message, Assert.Throws<SchemaException>(() => Schema.Parse(Document(name, fields), SchemaDomains.Parse(domain))).Message, StringComparison.Ordinal);

    [Fact]
    public void The_rules_of_a_domain_are_no_rules_of_a_custom_schema() => Assert.Equal(3, Schema.Parse(Document("Interactions", Ids), domain: null).Fields.Count);

    private static string Document(string name, string fields) => $$"""{"type": "record", "name": "{{name}}", "namespace": "com.amazonaws.personalize.schema", "fields": [{{fields}}], "version": "1.0"}""";
}
