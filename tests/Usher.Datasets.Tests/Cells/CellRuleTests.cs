using System.Globalization;
using System.Text;
using CsCheck;
using Usher.Contracts;
using Usher.Datasets.Cells;
using Usher.Datasets.Imports;
using Usher.Datasets.Schemas;

namespace Usher.Datasets.Tests.Cells;

public sealed class CellRuleTests
{
    private static readonly Gen<string> Numerals = Gen.Char["0123456789012345678901234567890123456789+-..eE_xXabnif \t"].Array[1, 12].Select(characters => new string(characters));

    private static readonly Gen<string> Cells = Gen.OneOf(
        Numerals,
        Gen.Long.Select(number => number.ToString(CultureInfo.InvariantCulture)),
        Gen.Int.Select(number => number.ToString(CultureInfo.InvariantCulture) + ".0"),
        Gen.Long[-20, 40].Select(number => number.ToString(CultureInfo.InvariantCulture)),
        Gen.Double.Select(number => number.ToString("R", CultureInfo.InvariantCulture)),
        Gen.Float.Select(number => number.ToString("R", CultureInfo.InvariantCulture)),
        Gen.Select(Gen.Double[0, 10], Gen.Int[-420, 420]).Select((number, power) => $"{number.ToString("F12", CultureInfo.InvariantCulture)}e{power}"),
        Gen.OneOfConst(
            "2147483647", "2147483648", "-2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "9223372036854775807.0", "-9223372036854775808", "99999999999", "100000000000",
            "1999.0", "1999.", "3.7", "0x7C7", "1_995", "1546300800.5", "+5", "007", "-0", "-0.0", "1e3", ".5", "5.", "1e400", "-1e400", "1e39", "3.4028236e38", "1e-400", "5e-324", "NaN", "inf", "-Infinity",
            "true", "TRUE", "False", " true ", "t", "yes", "1", "0", "true\u00A0", "falſe", "١٩٩٩", "１", "1\u00A0", "\u20031", "null", "NA", "None", "-", "+", ".", "e5", "--5", "+-5", "1,5", "1 5", "\v7\f"),
        Gen.OneOfConst("é", "🎬", "x", "|", " ").Array[1, 3].Select(string.Concat),
        Gen.Select(Gen.OneOfConst("é", "🎬", "x"), Gen.OneOfConst(255, 256, 257, 999, 1_000, 1_001, 19_999, 20_000, 20_001)).Select((character, count) => new StringBuilder().Insert(0, character, count).ToString()));

    public static TheoryData<string> Schemas =>
    [
        """{"name": "YEAR", "type": ["null", "int"]}""",
        """{"name": "VIEWS", "type": ["null", "long"]}""",
        """{"name": "CREATION_TIMESTAMP", "type": ["null", "long"]}""",
        """{"name": "PRICE", "type": ["null", "float"]}""",
        """{"name": "WEIGHT", "type": ["null", "double"]}""",
        """{"name": "SEEN", "type": ["null", "boolean"]}""",
        """{"name": "GENRES", "type": ["null", "string"], "categorical": true}""",
        """{"name": "PLOT", "type": ["null", "string"], "textual": true}""",
        """{"name": "TITLE", "type": ["null", "string"]}""",
    ];

    [Theory]
    [MemberData(nameof(Schemas))]
    public void A_cell_of_a_file_and_a_single_value_are_taken_or_not_alike_and_have_the_same_value(string field)
    {
        using var folder = new TemporaryFolder();
        var schema = Schema.Parse($$"""{"type": "record", "name": "Items", "fields": [{"name": "ITEM_ID", "type": "string"}, {"name": "OTHER", "type": ["null", "int"]}, {{field}}]}""");
        var rule = CellRule.Of(schema.Type, schema.Fields[2]);
        Cells.Array[500].Sample(
            cells =>
            {
                folder.WriteBytes("items.csv", Encoding.UTF8.GetBytes($"ITEM_ID,OTHER,{schema.Fields[2].Name}\n{string.Concat(cells.Select((cell, index) => $"{index},,\"{cell}\"\n"))}"));
                var result = new CsvImporter().Import(folder["items.csv"], schema, folder["imported.parquet"], CancellationToken.None);
                var single = cells.Select(cell => (Fault: rule.Read(cell, out var value), Value: value)).ToArray();
                PartWriter.Write(schema, single.Select((one, index) => (IReadOnlyList<object?>)[index.ToString(CultureInfo.InvariantCulture), null, one.Value]), folder["put.parquet"], CancellationToken.None);

                Assert.Equal(single.Index().Where(one => one.Item.Fault is not null).Select(one => ((long)one.Index + 2, one.Item.Fault)), result.Rejected.Select(fault => (fault.Line, (string?)fault.Reason)));
                Assert.Equal(Parts.Rows(folder["put.parquet"]), Parts.Rows(folder["imported.parquet"]));
            },
            iter: 8,
            threads: 1);
    }

    [Fact]
    public void An_event_type_of_action_interactions_is_one_of_three_in_files_and_alone()
    {
        using var folder = new TemporaryFolder();
        var schema = Schema.Parse("""{"type": "record", "name": "ActionInteractions", "fields": [{"name": "USER_ID", "type": "string"}, {"name": "ACTION_ID", "type": "string"}, {"name": "EVENT_TYPE", "type": "string"}, {"name": "TIMESTAMP", "type": "long"}]}""");
        var rule = CellRule.Of(schema.Type, schema.Fields[2]);
        // U+0131 and U+212A give ASCII letters in some rules of Unicode, but are none.
        string[] cells = ["Taken", "TAKEN", "taken", "Not Taken", "NOT_TAKEN", "not_taken", "nOt tAkEn", "Viewed", "VIEWED", "v\u0131ewed", "ta\u212aen", "Not-Taken", "NotTaken", "not  taken", " taken", "click", "", "🎬"];
        folder.WriteBytes("events.csv", Encoding.UTF8.GetBytes($"USER_ID,ACTION_ID,EVENT_TYPE,TIMESTAMP\n{string.Concat(cells.Select((cell, row) => $"u{row},a,\"{cell}\",1\n"))}"));

        var result = new CsvImporter().Import(folder["events.csv"], schema, folder["events.parquet"], CancellationToken.None);

        var single = cells.Select(cell => (Fault: cell.Length == 0 ? rule.ReadEmpty() : rule.Read(cell, out _), Value: rule.Read(cell, out var value) is null ? value : null)).ToArray();
        Assert.Equal(single.Index().Where(one => one.Item.Fault is not null).Select(one => ((long)one.Index + 2, one.Item.Fault)), result.Rejected.Select(fault => (fault.Line, (string?)fault.Reason)));
        Assert.Equal((9, 9), (result.Rows, result.RejectedRows));
        Assert.Equal(["TAKEN", "TAKEN", "TAKEN", "NOT_TAKEN", "NOT_TAKEN", "NOT_TAKEN", "NOT_TAKEN", "VIEWED", "VIEWED"], single.Select(one => one.Value).OfType<string>());
        Assert.Equal(["TAKEN", "TAKEN", "TAKEN", "NOT_TAKEN", "NOT_TAKEN", "NOT_TAKEN", "NOT_TAKEN", "VIEWED", "VIEWED"], Parts.Rows(folder["events.parquet"]).Select(row => row.Split('|')[2]));
    }

    [Theory]
    [InlineData(FieldType.Int, "1999.0", 1999L)]
    [InlineData(FieldType.Long, " +7 ", 7L)]
    [InlineData(FieldType.Float, "3.1", 3.1)]
    [InlineData(FieldType.Float, "16777217", 16777216.0)]
    [InlineData(FieldType.Double, ".5e1", 5.0)]
    [InlineData(FieldType.Boolean, "True", true)]
    [InlineData(FieldType.String, " 7 ", " 7 ")]
    public void What_loses_nothing_is_taken(FieldType type, string cell, object expected)
    {
        Assert.Null(CellRule.Of(DatasetType.Items, new("X", type)).Read(cell, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData(FieldType.Int, "3.7", "is not a whole number from -2,147,483,648 to 2,147,483,647.")]
    [InlineData(FieldType.Int, "0x7C7", "is not a whole number from -2,147,483,648 to 2,147,483,647.")]
    [InlineData(FieldType.Long, "1_995", "is not a whole number of 64 bits.")]
    [InlineData(FieldType.Float, "1e39", "is further from 0 than a float reaches.")]
    [InlineData(FieldType.Double, "1e400", "is further from 0 than a double reaches.")]
    [InlineData(FieldType.Double, "NaN", "is not a finite number.")]
    [InlineData(FieldType.Boolean, "yes", "is not true or false.")]
    [InlineData(FieldType.Boolean, "t", "is not true or false.")]
    public void What_would_lose_something_is_not(FieldType type, string cell, string fault)
    {
        Assert.Equal(fault, CellRule.Of(DatasetType.Items, new("X", type)).Read(cell, out var value));
        Assert.Null(value);
    }

    [Theory]
    [InlineData("1546300800.5", "is not a whole number; a timestamp is in whole seconds since 1970-01-01 UTC.")]
    [InlineData("-1", "is negative; a timestamp is in whole seconds since 1970-01-01 UTC.")]
    [InlineData("1546300800000", "looks like milliseconds; a timestamp is in whole seconds since 1970-01-01 UTC. Divide it by 1,000.")]
    public void A_time_is_whole_seconds(string cell, string fault) =>
        Assert.Equal(fault, CellRule.Of(DatasetType.Items, new("CREATION_TIMESTAMP", FieldType.Long)).Read(cell, out _));
}
