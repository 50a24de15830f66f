using Usher.Filters.Expressions;
using Usher.Contracts;
using Usher.Filters.Parsing;
using Usher.Filters.Tests.Sets;

namespace Usher.Filters.Tests.Parsing;

[AwsSource("Developer Guide, 'Filter expression structure and elements' and 'Filter expression examples'")]
public sealed class FilterParserTests
{
    [Theory]
    [InlineData("INCLUDE ItemID WHERE Items.STUDIO IN ($STUDIO)", "INCLUDE Items WHERE Items.STUDIO IN [$STUDIO]")]
    [InlineData("""EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("purchase", "return")""", "EXCLUDE Items WHERE Interactions.EVENT_TYPE IN [\"purchase\", \"return\"]")]
    [InlineData("""EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("*")""", "EXCLUDE Items WHERE Interactions.EVENT_TYPE IN [*]")]
    [InlineData("INCLUDE ItemID WHERE Items.YEAR >= $FROM AND Items.YEAR < $TO", "INCLUDE Items WHERE (Items.YEAR GreaterOrEqual $FROM AND Items.YEAR Less $TO)")]
    [InlineData("INCLUDE ItemID WHERE Items.PRICE <= CurrentItem.PRICE AND Items.BRAND IN CurrentItem.BRAND", "INCLUDE Items WHERE (Items.PRICE LessOrEqual CurrentItem.PRICE AND Items.BRAND IN [CurrentItem.BRAND])")]
    [InlineData(
        """EXCLUDE ItemID WHERE Items.RATING IN ("R") IF CurrentUser.AGE < 17 AND CurrentUser.PLAN IN ("family")""",
        "EXCLUDE Items WHERE Items.RATING IN [\"R\"] IF CurrentUser.AGE Less 17 AND CurrentUser.PLAN IN [\"family\"]")]
    [InlineData(
        """INCLUDE ItemID WHERE Items.CATEGORY IN ($C) | EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("purchase")""",
        "INCLUDE Items WHERE Items.CATEGORY IN [$C] | EXCLUDE Items WHERE Interactions.EVENT_TYPE IN [\"purchase\"]")]
    [InlineData("""INCLUDE UserID WHERE Users.PLAN NOT IN ("free")""", "INCLUDE Users WHERE Users.PLAN NOT IN [\"free\"]")]
    [InlineData("""EXCLUDE ActionID WHERE Action_Interactions.EVENT_TYPE IN ("TAKEN")""", "EXCLUDE Actions WHERE Action_Interactions.EVENT_TYPE IN [\"TAKEN\"]")]
    public void Expressions_of_the_guide_are_read(string expression, string read) => Assert.Equal(read, Read(expression));

    [Theory]
    [InlineData("""exclude UserId where users.country in ("NL")""", "EXCLUDE Users WHERE Users.country IN [\"NL\"]")]
    [InlineData("""Include itemId Where ITEMS.CATEGORY_L1 = "toys" iF currentuser.AGE >= 18""", "INCLUDE Items WHERE Items.CATEGORY_L1 Equal \"toys\" IF CurrentUser.AGE GreaterOrEqual 18")]
    [InlineData("""INCLUDE ItemID WHERE Items.CATEGORY IN ("$CATEGORY")""", "INCLUDE Items WHERE Items.CATEGORY IN [$CATEGORY]")]
    [InlineData("INCLUDE ActionID WHERE Actions.VALUE > ($VALUE)", "INCLUDE Actions WHERE Actions.VALUE Greater $VALUE")]
    [InlineData("INCLUDE ActionID WHERE Action.VALUE > 1.5", "INCLUDE Actions WHERE Actions.VALUE Greater 1.5")]
    [InlineData("""INCLUDE ItemID WHERE Items.GENRE \!= "Horreur été" """, "INCLUDE Items WHERE Items.GENRE NotEqual \"Horreur été\"")]
    [InlineData("""INCLUDE ItemID WHERE Items.GENRE NOT_IN ("a")""", "INCLUDE Items WHERE Items.GENRE NOT IN [\"a\"]")]
    [InlineData("INCLUDE ItemID WHERE Items.YEAR IN (1999,-5,1e3)", "INCLUDE Items WHERE Items.YEAR IN [1999, -5, 1e3]")]
    [InlineData("INCLUDE\tItemID\r\nWHERE\n  Items.YEAR=1999", "INCLUDE Items WHERE Items.YEAR Equal 1999")]
    [InlineData("""INCLUDE ItemID WHERE Items.TITLE = "6\" nails, \\ and (more) | $5" """, "INCLUDE Items WHERE Items.TITLE Equal \"6\" nails, \\ and (more) | $5\"")]
    public void What_is_seen_in_use_is_read(string expression, string read) => Assert.Equal(read, Read(expression));

    [Theory]
    [InlineData("Items.A = 1 OR Items.B = 2 AND Items.C = 3", "(Items.A Equal 1 OR (Items.B Equal 2 AND Items.C Equal 3))")]
    [InlineData("Items.A = 1 AND Items.B = 2 OR Items.C = 3", "((Items.A Equal 1 AND Items.B Equal 2) OR Items.C Equal 3)")]
    [InlineData("(Items.A = 1 OR Items.B = 2) AND Items.C = 3", "((Items.A Equal 1 OR Items.B Equal 2) AND Items.C Equal 3)")]
    [InlineData("Items.A = 1 AND (Items.B = 2 OR Items.C = 3)", "(Items.A Equal 1 AND (Items.B Equal 2 OR Items.C Equal 3))")]
    [InlineData("Items.A = 1 OR Items.B = 2 AND Items.C = 3 OR Items.D = 4", "(Items.A Equal 1 OR (Items.B Equal 2 AND Items.C Equal 3) OR Items.D Equal 4)")]
    [InlineData("((Items.A = 1))", "Items.A Equal 1")]
    public void AND_binds_closer_than_OR_and_parentheses_closer_than_both(string conditions, string read) => Assert.Equal($"INCLUDE Items WHERE {read}", Read($"INCLUDE ItemID WHERE {conditions}"));

    [Fact]
    public void Parameters_and_fields_are_listed_in_the_order_of_the_text()
    {
        var filter = FilterParser.Parse("""INCLUDE ItemID WHERE Items.GENRE IN ($G, "x", $H) AND Items.PRICE < CurrentItem.PRICE | EXCLUDE ItemID WHERE Items.YEAR < $Y IF CurrentUser.AGE > $G""");

        Assert.Equal(["G", "H", "Y"], filter.Parameters);
        Assert.Equal(["Items.GENRE", "Items.PRICE", "CurrentItem.PRICE", "Items.YEAR", "CurrentUser.AGE"], filter.Fields.Select(field => field.ToString()));
    }

    [Fact]
    public void An_expression_of_2500_characters_may_be_nested_as_deep_as_they_go()
    {
        const string Leaf = "Items.A = 1";
        var depth = (2_500 - "INCLUDE ItemID WHERE ".Length - Leaf.Length) / 2;

        Assert.Equal("INCLUDE Items WHERE Items.A Equal 1", Read($"INCLUDE ItemID WHERE {new string('(', depth)}{Leaf}{new string(')', depth)}"));
    }

    [Theory]
    [InlineData("", "line 1, column 1: the expression ends here; expected is INCLUDE or EXCLUDE.")]
    [InlineData("KEEP ItemID", "line 1, column 1: 'KEEP' stands here; expected is INCLUDE or EXCLUDE.")]
    [InlineData("INCLUDE Item WHERE Items.A = 1", "line 1, column 9: 'Item' stands here; expected is ItemID, ActionID or UserID.")]
    [InlineData("INCLUDE ItemID Items.A = 1", "line 1, column 16: 'Items' stands here; expected is WHERE.")]
    [InlineData("INCLUDE ItemID WHERE\n  Item.A = 1", "line 2, column 3: 'Item' stands here; expected is a column such as Items.GENRES; the datasets are Interactions, Items, Users, Actions and Action_Interactions, beside CurrentUser and CurrentItem.")]
    [InlineData("INCLUDE ItemID WHERE Items = 1", "line 1, column 28: '=' stands here; expected is '.' and a column.")]
    [InlineData("INCLUDE ItemID WHERE Items. = 1", "line 1, column 29: '=' stands here; expected is a column.")]
    [InlineData("INCLUDE ItemID WHERE Items.A LIKE 1", "line 1, column 30: 'LIKE' stands here; expected is IN, NOT IN, =, !=, <, <=, > or >=.")]
    [InlineData("INCLUDE ItemID WHERE Items.A NOT 1", "line 1, column 34: '1' stands here; expected is IN.")]
    [InlineData("""INCLUDE ItemID WHERE Items.A IN "x" """, "line 1, column 33: \"x\" stands here; expected is '(' and values, or a column of CurrentItem.")]
    [InlineData("INCLUDE ItemID WHERE Items.A IN ()", "line 1, column 34: ')' stands here; expected is a number, a text in double quotes or a placeholder such as $GENRES.")]
    [InlineData("""INCLUDE ItemID WHERE Items.A IN ("x" "y")""", "line 1, column 38: \"y\" stands here; expected is ',' and another value, or ')'.")]
    [InlineData("INCLUDE ItemID WHERE Items.A = red", "line 1, column 32: 'red' stands here; expected is a number, a text in double quotes, a placeholder or a column of CurrentItem.")]
    [InlineData("INCLUDE ItemID WHERE Items.A = 1 Items.B = 2", "line 1, column 34: 'Items' stands here; expected is AND, OR, IF, '|' or the end of the expression.")]
    [InlineData("INCLUDE ItemID WHERE (Items.A = 1", "line 1, column 34: the expression ends here; expected is ')' for the parenthesis of line 1, column 22.")]
    [InlineData("INCLUDE ItemID WHERE Items.A = 1)", "line 1, column 33: ')' stands here; expected is AND, OR, IF, '|' or the end of the expression.")]
    [InlineData("INCLUDE ItemID WHERE Items.A = 1 |", "line 1, column 35: the expression ends here; expected is INCLUDE or EXCLUDE.")]
    [InlineData("INCLUDE ItemID WHERE Items.A = 1 IF CurrentUser.A = 1 OR CurrentUser.B = 2", "line 1, column 55: 'OR' stands here; expected is AND, '|' or the end of the expression. Conditions after IF are joined by AND only.")]
    [InlineData("INCLUDE ItemID WHERE Items.A = $", "line 1, column 32: '$' stands here without a name. A placeholder is '$' and letters, digits or '_', such as $GENRES.")]
    [InlineData("INCLUDE ItemID WHERE Items.A = \"x", "line 1, column 32: A text begins here with a double quote and has none at its end.")]
    [InlineData("INCLUDE ItemID WHERE Items.A = 'x'", "line 1, column 32: ''' stands here and has no meaning outside of double quotes.")]
    [InlineData("INCLUDE ItemID WHERE Items.A = 😀", "line 1, column 32: '😀' stands here and has no meaning outside of double quotes.")]
    public void What_cannot_be_read_is_refused_with_the_place_and_what_could_stand_there(string expression, string message) => Assert.Equal($"The filter expression, {message}", Refused(expression));

    [Theory]
    [InlineData("INCLUDE ItemID WHERE Items.A = 1 | EXCLUDE UserID WHERE Users.A = 1", "line 1, column 57: This part filters Users, and the first part Items. Parts that are joined by '|' have one target.")]
    [InlineData("INCLUDE ItemID WHERE Users.A = 1", "line 1, column 22: Users.A is of another dataset than Items are filtered by: Items or Interactions.")]
    [InlineData("""INCLUDE ItemID WHERE Items.A = 1 AND Interactions.EVENT_TYPE IN ("x")""", "line 1, column 38: Interactions.EVENT_TYPE is of another dataset than the conditions before it, which read Items. A part reads one dataset; join two parts by '|'.")]
    [InlineData("INCLUDE ItemID WHERE Interactions.TIMESTAMP > 1", "line 1, column 22: Interactions.TIMESTAMP cannot be filtered by; of interactions only EVENT_TYPE can.")]
    [InlineData("INCLUDE ItemID WHERE CurrentUser.A = 1", "line 1, column 22: CurrentUser.A stands among the conditions; CurrentUser is allowed after IF only.")]
    [InlineData("INCLUDE ItemID WHERE CurrentItem.A = 1", "line 1, column 22: CurrentItem.A stands before the comparison; a column of CurrentItem is allowed after it only, such as Items.PRICE <= CurrentItem.PRICE.")]
    [InlineData("INCLUDE ItemID WHERE Items.A = 1 IF Users.A = 1", "line 1, column 37: Users.A stands after IF; only columns of CurrentUser are allowed there.")]
    [InlineData("""INCLUDE ItemID WHERE Items.A IN ("*")""", "line 1, column 34: \"*\" stands for every event type, and alone: Interactions.EVENT_TYPE IN (\"*\").")]
    [InlineData("""INCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("*", "x")""", "line 1, column 50: \"*\" stands for every event type, and alone: Interactions.EVENT_TYPE IN (\"*\").")]
    [InlineData("INCLUDE UserID WHERE Users.A = CurrentItem.A", "line 1, column 32: Users.A is compared with a column of CurrentItem; only columns of Items can be.")]
    [InlineData("INCLUDE ItemID WHERE Items.A NOT IN ($A)", "line 1, column 38: Invalid input symbol: $A. Placeholders are not allowed with NOT_IN operator. Turn the part around: EXCLUDE with IN for INCLUDE with NOT IN.")]
    public void Rules_are_kept(string expression, string message) => Assert.Equal($"The filter expression, {message}", Refused(expression));

    [Fact]
    public void At_most_ten_different_fields_may_be_read()
    {
        static string Of(int fields) => "INCLUDE ItemID WHERE " + string.Join(" AND ", Enumerable.Range(0, fields).Select(number => $"Items.F{number} = 1 OR Items.f{number} = 2"));

        Assert.Equal(20, FilterParser.Parse(Of(10)).Fields.Count());
        Assert.EndsWith("Items.F10 is field 11 of this filter; at most 10 different ones are allowed. Make two filters.", Refused(Of(11)), StringComparison.Ordinal);
    }

    // Anything is read or refused with a place in it; nothing else comes out of the parser.
    [Fact]
    public void Random_expressions_are_read_or_refused()
    {
        string[] words = ["INCLUDE", "EXCLUDE", "ItemID", "UserID", "WHERE", "Items", "Interactions", "CurrentUser", "CurrentItem", ".", "EVENT_TYPE", "GENRE", "IN", "NOT", "(", ")", ",", "|", "AND", "OR", "IF", "=", "<=", "\"x\"", "\"*\"", "$P", "1", "-", "\"", "\\", "\n", "é", "😀"];
        var random = new Random(13);
        var read = 0;
        for (var run = 0; run < 20_000; run++)
        {
            var length = random.Next(20);
            var expression = (run % 2 == 0 ? "INCLUDE ItemID WHERE Items.GENRE IN (\"x\") " : "") + string.Join(random.Next(3) == 0 ? "" : " ", Enumerable.Range(0, length).Select(_ => words[random.Next(words.Length)]));
            try
            {
                FilterParser.Parse(expression);
                read++;
            }
            catch (FilterException refused)
            {
                Assert.InRange(refused.Place.Line, 1, 1 + expression.Count(letter => letter == '\n'));
                Assert.InRange(refused.Place.Column, 1, expression.Length + 1);
            }
        }

        Assert.InRange(read, 100, 20_000);
    }

    private static string Read(string expression) => FilterText.Of(FilterParser.Parse(expression));

    private static string Refused(string expression) => Assert.Throws<FilterException>(() => FilterParser.Parse(expression)).Message;

    [Fact]
    public void A_filter_that_is_written_and_read_again_is_the_same()
    {
        var random = new Random(20261201);
        for (var i = 0; i < 2_000; i++)
        {
            var filter = FilterParser.Parse($"INCLUDE ItemID WHERE {RandomConditions.Make(random, withCurrentItem: true)} | EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"*\") IF CurrentUser.AGE < $A AND CurrentUser.PLAN IN ($B, \"\\\"x\\\\\")");

            Assert.Equal(FilterText.Of(filter), FilterText.Of(FilterParser.Parse(ExpressionText.Of(filter))));
        }
    }

    [Theory]
    [InlineData("INCLUDE ItemID WHERE \ud800", 22)]
    [InlineData("INCLUDE ItemID WHERE Items.\udfff", 28)]
    [InlineData("\ud800", 1)]
    public void Half_of_a_surrogate_pair_is_refused_with_its_place(string expression, int column) =>
        Assert.Equal(column, Assert.Throws<FilterException>(() => FilterParser.Parse(expression)).Place.Column);

    [Fact]
    public void Random_texts_are_read_or_refused()
    {
        string[] pieces = ["INCLUDE ItemID WHERE ", "EXCLUDE ", "IF ", "AND ", "OR ", "NOT IN ", "(", ")", ",", "|", "<=", "$A", "\"", "\"x\"", "\"*\"", "1e9", "Items.GENRES ", "IN (\"x\") ", "CurrentUser.AGE ", ".", "\\", "恐", "\0", "\ud800"];
        var random = new Random(20261201);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => pieces[random.Next(pieces.Length)]));
            var fault = Record.Exception(() => FilterParser.Parse(text));

            Assert.True(fault is null or FilterException, $"{text}: {fault}");
        }
    }
}
