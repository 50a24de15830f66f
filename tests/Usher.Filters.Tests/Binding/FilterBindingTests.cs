using Usher.Contracts;
using Usher.Filters.Binding;
using Usher.Filters.Parsing;

namespace Usher.Filters.Tests.Binding;

[AwsSource("Developer Guide, 'Filtering batch and real-time recommendations': filter values")]
public sealed class FilterBindingTests
{
    private const string Genres = "INCLUDE ItemID WHERE Items.GENRE IN ($G, \"Drama\")";

    [Fact]
    public void Values_take_the_place_of_placeholders()
    {
        Assert.Equal("INCLUDE Items WHERE Items.GENRE IN [\"Comedy\", \"Crime\", \"Drama\"]", Bound(Genres, ("G", "\"Comedy\",\"Crime\"")));
        Assert.Equal("INCLUDE Items WHERE (Items.YEAR GreaterOrEqual 1990 AND Items.YEAR Less 2000)", Bound("INCLUDE ItemID WHERE Items.YEAR >= $FROM AND Items.YEAR < ($TO)", ("FROM", "1990"), ("TO", "\"2000\"")));
        Assert.Equal("EXCLUDE Items WHERE Items.GENRE Equal \"Horror\" IF CurrentUser.YEAR Greater 17", Bound("EXCLUDE ItemID WHERE Items.GENRE = $G IF CurrentUser.YEAR > $Y", ("G", "\"Horror\""), ("Y", "17")));
    }

    [Fact]
    public void An_EXCLUDE_part_without_its_value_is_left_out()
    {
        Assert.Equal("INCLUDE Items WHERE Items.GENRE IN [\"Comedy\", \"Drama\"]", Bound($"{Genres} | EXCLUDE ItemID WHERE Items.YEAR < $Y", ("G", "\"Comedy\"")));
        Assert.Null(Bound("EXCLUDE ItemID WHERE Items.YEAR < $Y"));
    }

    [Theory]
    [InlineData(Genres, "", "", "filterValues lacks G, which an INCLUDE part of the filter needs. Give it as \"G\": \"\\\"value\\\"\".")]
    [InlineData(Genres, "g", "\"x\"", "filterValues has g, which the filter does not use. Its placeholders are G; case counts.")]
    [InlineData("INCLUDE ItemID WHERE Items.YEAR = 1", "Y", "1", "filterValues has Y, which the filter does not use. It has no placeholders.")]
    [InlineData("INCLUDE ItemID WHERE Items.YEAR = $Y", "Y", "\"new\"", "filterValues has 'new' for Y, which Items.YEAR is compared with; a number is wanted.")]
    [InlineData("INCLUDE ItemID WHERE Items.YEAR = $Y", "Y", "1,2", "filterValues has 2 values for Y, which Items.YEAR is compared with; give one, or use IN in the filter.")]
    public void What_does_not_fit_is_refused(string expression, string name, string value, string message) =>
        Assert.Equal(message, Assert.Throws<FilterValueException>(() => Bound(expression, name.Length == 0 ? [] : [(name, value)])).Message);

    private static string? Bound(string expression, params (string Name, string Value)[] values) =>
        FilterBinding.Bind(FilterParser.Parse(expression), values.ToDictionary(value => value.Name, value => value.Value), field => field.Name == "GENRE") is { } filter ? FilterText.Of(filter) : null;
}
