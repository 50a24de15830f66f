using Usher.Contracts;
using Usher.Filters.Evaluation;
using Usher.Filters.Expressions;
using Usher.Filters.Parsing;

namespace Usher.Filters.Tests.Evaluation;

[AwsSource("Developer Guide, 'Filter expression examples'")]
public sealed class RowEvaluatorTests
{
    private static readonly Dictionary<string, string> Alien = new() { ["GENRES"] = "Horror|Sci-Fi", ["YEAR"] = "1979", ["PRICE"] = "9.5", ["STUDIO"] = "Fox|Brandywine" };
    private static readonly Dictionary<string, string> Aliens = new() { ["GENRES"] = "Action|Sci-Fi", ["YEAR"] = "1986", ["PRICE"] = "12.0" };

    [Theory]
    [InlineData("""Items.GENRES IN ("Sci-Fi", "Drama")""", true)]
    [InlineData("""Items.GENRES IN ("sci-fi")""", false)]
    [InlineData("""Items.GENRES IN ("Horror|Sci-Fi")""", false)]
    [InlineData("""Items.GENRES NOT IN ("Drama")""", true)]
    [InlineData("""Items.GENRES NOT IN ("Horror")""", false)]
    [InlineData("""Items.GENRES = "Horror" AND Items.GENRES != "Drama" """, true)]
    [InlineData("""Items.STUDIO = "Fox" """, false)]
    [InlineData("""Items.STUDIO = "Fox|Brandywine" """, true)]
    [InlineData("Items.YEAR = 1979.0", true)]
    [InlineData("Items.YEAR IN (1978, 1979)", true)]
    [InlineData("Items.YEAR >= 1979 AND Items.YEAR < 1980", true)]
    [InlineData("Items.YEAR > 1979 OR Items.YEAR <= 1978", false)]
    [InlineData("Items.YEAR != 1980", true)]
    [InlineData("Items.PRICE < 9.6 AND Items.PRICE > 9", true)]
    public void A_row_meets_what_it_says(string conditions, bool meets) => Assert.Equal(meets, Meets(conditions, Alien));

    [Theory]
    [InlineData("Items.RATING IN (1)", false)]
    [InlineData("Items.RATING NOT IN (1)", true)]
    [InlineData("Items.RATING = 1", false)]
    [InlineData("Items.RATING != 1", false)]
    [InlineData("Items.RATING < 1 OR Items.RATING >= 1", false)]
    public void A_missing_value_meets_NOT_IN_alone(string conditions, bool meets) => Assert.Equal(meets, Meets(conditions, Alien));

    [Theory]
    [InlineData("Items.PRICE < CurrentItem.PRICE", true)]
    [InlineData("Items.GENRES IN CurrentItem.GENRES", true)]
    [InlineData("Items.YEAR = CurrentItem.YEAR", false)]
    [InlineData("Items.STUDIO = CurrentItem.STUDIO", false)]
    [InlineData("Items.STUDIO != CurrentItem.STUDIO", false)]
    public void Columns_are_compared_with_those_of_the_current_item(string conditions, bool meets) => Assert.Equal(meets, Meets(conditions, Alien, Aliens));

    [Fact]
    public void Event_types_are_compared_without_case_and_a_star_is_any()
    {
        var evaluator = new RowEvaluator(_ => "Watch", _ => ColumnKind.EventType);
        bool Of(string values) => evaluator.Meets(FilterParser.Parse($"EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ({values})").Parts[0].Condition);

        Assert.Equal((true, true, false), (Of("\"WATCH\""), Of("\"*\""), Of("\"click\"")));
    }

    [Theory]
    [InlineData("9007199254740993", "9007199254740992", 1)]
    [InlineData("-9223372036854775808", "9223372036854775807", -1)]
    [InlineData("7.0", "7", 0)]
    [InlineData("0.1", "1e-1", 0)]
    [InlineData("1e300", "9223372036854775807", 1)]
    public void Numbers_are_compared_exactly_where_they_are_whole(string one, string other, int order) =>
        Assert.Equal(order, Math.Sign(CellNumber.Parse(one)!.Value.CompareTo(CellNumber.Parse(other)!.Value, ColumnKind.WholeNumber)));

    private static bool Meets(string conditions, Dictionary<string, string> row, Dictionary<string, string>? currentItem = null)
    {
        var evaluator = new RowEvaluator(
            field => (field.Dataset is FilterDataset.CurrentItem ? currentItem : row)?.GetValueOrDefault(field.Name),
            field => field.Name switch
            {
                "GENRES" => ColumnKind.Categories,
                "STUDIO" => ColumnKind.Text,
                "PRICE" => ColumnKind.SingleNumber,
                _ => ColumnKind.WholeNumber,
            });
        return evaluator.Meets(FilterParser.Parse($"INCLUDE ItemID WHERE {conditions}").Parts[0].Condition);
    }
}
