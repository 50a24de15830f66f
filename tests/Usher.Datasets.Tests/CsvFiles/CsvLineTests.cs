using Usher.Datasets.CsvFiles;

namespace Usher.Datasets.Tests.CsvFiles;

public sealed class CsvLineTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("a,b,", "a|b|")]
    [InlineData(",", "|")]
    [InlineData("\"a\",b", "a|b")]
    [InlineData("\"a, b\",\"\"", "a, b|")]
    [InlineData("\"say \"\"Où\"\"\",c", "say \"Où\"|c")]
    [InlineData("\"\"\"\"", "\"")]
    [InlineData("a\"b,c", "a\"b|c")]
    public void Is_split_at_commas_outside_quotes(string line, string cells)
    {
        Assert.Equal(cells, string.Join('|', CsvLine.Split(line, out var isWellFormed)));
        Assert.True(isWellFormed);
    }

    [Theory]
    [InlineData("a,\"b", "a|b")]
    [InlineData("\"a,b", "a,b")]
    [InlineData("\"a\"b,c", "ab|c")]
    [InlineData("\"a\" ,c", "a |c")]
    [InlineData("\"\"a,c", "a|c")]
    [InlineData("\"a\" \"b\"", "a \"b\"")]
    [InlineData("\"", "")]
    public void Is_split_as_well_as_can_be_and_called_malformed_otherwise(string line, string cells)
    {
        Assert.Equal(cells, string.Join('|', CsvLine.Split(line, out var isWellFormed)));
        Assert.False(isWellFormed);
    }
}
