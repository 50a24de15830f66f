using Usher.Contracts;
using Usher.Datasets.Schemas;
using Usher.Filters.Checking;
using Usher.Filters.Parsing;

namespace Usher.Filters.Tests.Checking;

[AwsSource("Developer Guide, 'Filter expression structure and elements': guidelines and requirements")]
public sealed class FilterSchemaRulesTests
{
    private static readonly Dictionary<DatasetType, Schema> Schemas = new[]
    {
        SchemaOf("Interactions", """{"name":"USER_ID","type":"string"},{"name":"ITEM_ID","type":"string"},{"name":"TIMESTAMP","type":"long"}"""),
        SchemaOf(
            "Items",
            """
            {"name":"ITEM_ID","type":"string"},{"name":"GENRES","type":["null","string"],"categorical":true},{"name":"PRICE","type":"float"},{"name":"YEAR","type":["null","int"]},
            {"name":"PLOT","type":["null","string"],"textual":true},{"name":"IS_NEW","type":"boolean"}
            """),
        SchemaOf("Users", """{"name":"USER_ID","type":"string"},{"name":"AGE","type":"int"},{"name":"PLAN","type":"string","categorical":true}"""),
    }.ToDictionary(schema => schema.Type);

    [Theory]
    [InlineData("""INCLUDE ItemID WHERE Items.GENRES IN ("Comedy", $G) AND Items.Price < 9.99 AND Items.year IN (1999, $Y)""")]
    [InlineData("INCLUDE ItemID WHERE Items.PRICE <= CurrentItem.YEAR AND Items.GENRES IN CurrentItem.GENRES")]
    [InlineData("""EXCLUDE ItemID WHERE Items.GENRES = "Horror" IF CurrentUser.AGE < 17 AND CurrentUser.PLAN != "family" """)]
    [InlineData("""EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("watch", $T)""")]
    [InlineData("INCLUDE ItemID WHERE Items.ITEM_ID IN ($ITEMS)")]
    public void Columns_that_are_there_and_values_of_their_types_are_taken(string expression) => Check(expression);

    [Theory]
    [InlineData("INCLUDE ItemID WHERE Items.GENRE = \"x\"", "column 22: Items.GENRE is not there; the columns of the Items dataset are ITEM_ID, GENRES, PRICE, YEAR, PLOT, IS_NEW.")]
    [InlineData("INCLUDE ActionID WHERE Actions.VALUE > 1", "column 24: Actions.VALUE reads the Actions dataset, which the dataset group does not have. Create it first.")]
    [InlineData("EXCLUDE ActionID WHERE Action_Interactions.EVENT_TYPE IN (\"TAKEN\")", "column 24: Action_Interactions.EVENT_TYPE reads the ActionInteractions dataset, which the dataset group does not have. Create it first.")]
    [InlineData("INCLUDE ItemID WHERE Items.PLOT = \"x\"", "column 22: Items.PLOT is a textual column, which cannot be filtered by.")]
    [InlineData("INCLUDE ItemID WHERE Items.IS_NEW = \"true\"", "column 22: Items.IS_NEW is a boolean column, which cannot be filtered by.")]
    [InlineData("INCLUDE ItemID WHERE Items.GENRES < \"x\"", "column 22: Items.GENRES holds texts, which are compared by =, !=, IN and NOT IN only.")]
    [InlineData("INCLUDE ItemID WHERE Items.GENRES IN (1)", "column 39: Items.GENRES holds texts, and 1 is a number. Write texts in double quotes.")]
    [InlineData("INCLUDE ItemID WHERE Items.YEAR = \"1999\"", "column 35: Items.YEAR holds numbers, and \"1999\" is a text. Write numbers without quotes.")]
    [InlineData("INCLUDE ItemID WHERE Items.PRICE = CurrentItem.GENRES", "column 36: CurrentItem.GENRES is compared with Items.PRICE, and only one of them holds texts.")]
    [InlineData("INCLUDE ItemID WHERE Items.PRICE = CurrentItem.COST", "column 36: CurrentItem.COST is not there; the columns of the Items dataset are ITEM_ID, GENRES, PRICE, YEAR, PLOT, IS_NEW.")]
    [InlineData("INCLUDE ItemID WHERE Items.PRICE = 1 IF CurrentUser.INCOME > 1", "column 41: CurrentUser.INCOME is not there; the columns of the Users dataset are USER_ID, AGE, PLAN.")]
    [InlineData("INCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (1)", "column 50: Interactions.EVENT_TYPE is compared with a number; event types are texts in double quotes.")]
    public void Others_are_refused_with_the_place_and_what_there_is(string expression, string message) =>
        Assert.Equal($"The filter expression, line 1, {message}", Assert.Throws<FilterException>(() => Check(expression)).Message);

    private static void Check(string expression) => FilterSchemaRules.Check(FilterParser.Parse(expression), type => Schemas.GetValueOrDefault(type));

    private static Schema SchemaOf(string type, string fields) =>
        Schema.Parse($$"""{"type":"record","name":"{{type}}","namespace":"com.amazonaws.personalize.schema","fields":[{{fields}}],"version":"1.0"}""");
}
