using Usher.Datasets.Schemas;

namespace Usher.Datasets.Tests.Schemas;

public sealed class HeaderSchemaTests
{
    [Fact]
    public void Interactions_have_their_required_fields_the_reserved_ones_of_the_header_and_nothing_else()
    {
        var schema = Schema.ForHeader(DatasetType.Interactions, ["rating", "ITEM_ID", "EVENT_VALUE", "USER_ID", "TIMESTAMP", "EVENT_TYPE"]);
        Assert.Equal(
            [
                new SchemaField("USER_ID", FieldType.String),
                new SchemaField("ITEM_ID", FieldType.String),
                new SchemaField("TIMESTAMP", FieldType.Long),
                new SchemaField("EVENT_TYPE", FieldType.String, Nullable: true),
                new SchemaField("EVENT_VALUE", FieldType.Float, Nullable: true),
            ],
            schema.Fields);
    }

    [Fact]
    public void A_required_field_stays_required_when_the_header_lacks_it() =>
        Assert.Contains(Schema.ForHeader(DatasetType.Interactions, ["USER_ID"]).Fields, field => field.Name == "TIMESTAMP");

    [Fact]
    public void Items_have_a_plain_title_categorical_genres_and_a_numeric_year()
    {
        var fields = Schema.ForHeader(DatasetType.Items, ["ITEM_ID", "TITLE", "GENRES", "YEAR", "not a name"]).Fields;
        Assert.Equal(["ITEM_ID", "TITLE", "GENRES", "YEAR"], fields.Select(field => field.Name));
        Assert.True(fields[1] is { Type: FieldType.String, Categorical: false, ItemName: true });
        Assert.True(fields[2] is { Type: FieldType.String, Categorical: true });
        Assert.Equal(FieldType.Double, fields[3].Type);
    }

    [Fact]
    public void A_misspelt_id_is_not_taken_as_metadata() =>
        Assert.Equal(["ITEM_ID", "YEAR"], Schema.ForHeader(DatasetType.Items, ["item_id", "YEAR"]).Fields.Select(field => field.Name));
}
