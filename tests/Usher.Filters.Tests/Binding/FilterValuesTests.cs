using Usher.Contracts;
using Usher.Filters.Binding;

namespace Usher.Filters.Tests.Binding;

[AwsSource("API reference, GetRecommendations, filterValues; Developer Guide, 'Filtering batch and real-time recommendations'")]
public sealed class FilterValuesTests
{
    [Theory]
    [InlineData("\"Comedy\"", "Comedy")]
    [InlineData("\"Comedy\",\"Drama\"", "Comedy|Drama")]
    [InlineData(" \"Comedy\" , \"Drama\" ", "Comedy|Drama")]
    [InlineData("\"Comedy, Drama\"", "Comedy, Drama")]
    [InlineData("1465413032", "1465413032")]
    [InlineData("\"0\"", "0")]
    [InlineData("1,2.5,-3", "1|2.5|-3")]
    [InlineData("Comedy,Science fiction", "Comedy|Science fiction")]
    [InlineData("\"\"", "")]
    [InlineData("\"6\\\" nails\",\"a\\\\b\"", "6\" nails|a\\b")]
    [InlineData("\"été 😀\"", "été 😀")]
    public void Values_are_read_as_requests_write_them(string text, string values) => Assert.Equal(values.Split('|'), FilterValues.Read("P", text));

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("  ", "it is empty")]
    [InlineData(",", "a value is missing beside a comma")]
    [InlineData("\"a\",", "a value is missing beside a comma")]
    [InlineData("a,,b", "a value is missing beside a comma")]
    [InlineData("\"a", "a quote has no counterpart")]
    [InlineData("\"a\"b", "'b' follows a closing quote")]
    [InlineData("a\"b\"", "a quote stands inside of a value")]
    public void What_cannot_be_read_is_refused_with_the_reason_and_an_example(string text, string why) => Assert.Equal(
        $"filterValues has '{text}' for P: {why}. Texts are in double quotes and several values are separated by commas, such as \"\\\"Comedy\\\",\\\"Drama\\\"\" in JSON.",
        Assert.Throws<FilterValueException>(() => FilterValues.Read("P", text)).Message);
}
