using System.Text;
using System.Text.Json;
using Usher.Web.Console.Wizard;

namespace Usher.Web.Tests.Console;

public sealed class SchemaGuessTests
{
    [Fact]
    public void Takes_names_from_the_header_and_types_from_the_rows()
    {
        var fields = FieldsOf("Items", "ITEM_ID,TITLE,YEAR,PRICE,GENRES\n1,\"Up, and away\",2001,3.5,Drama\n2,Down,,4,\"Comedy|War\"\n3,");

        Assert.Equal(["ITEM_ID", "TITLE", "YEAR", "PRICE", "GENRES"], fields.Select(field => field.GetProperty("name").GetString()));
        Assert.Equal(["string", "string", "[\"null\",\"int\"]", "float", "string"], fields.Select(field => JsonSerializer.Serialize(field.GetProperty("type")).Trim('"')));
        Assert.True(fields[4].GetProperty("categorical").GetBoolean());
        Assert.False(fields[1].TryGetProperty("categorical", out _));
    }

    [Fact]
    public void Knows_the_columns_whose_type_Personalize_says()
    {
        var fields = FieldsOf("Interactions", "\uFEFFUSER_ID,ITEM_ID,TIMESTAMP,EVENT_VALUE\r\n1,2,3,4\r\n1,2,3,4\r\n");

        Assert.Equal(["string", "string", "long", "float"], fields.Select(field => field.GetProperty("type").ToString()));
    }

    [Fact]
    public void Spells_known_columns_as_a_schema_has_to_whatever_their_case_in_the_file()
    {
        var fields = FieldsOf("Interactions", "user_id,Item_Id,timestamp,device\n1,2,3,tv\n1,2,3,tv\n");

        Assert.Equal(["USER_ID", "ITEM_ID", "TIMESTAMP", "device"], fields.Select(field => field.GetProperty("name").GetString()));
    }

    private static JsonElement[] FieldsOf(string name, string head) =>
        [.. JsonDocument.Parse(SchemaGuess.Of(name, Encoding.UTF8.GetBytes(head))).RootElement.GetProperty("fields").EnumerateArray()];
}
