using Usher.Core.Filters;
using Usher.Wire.UsherApi;

namespace Usher.Core.Tests.Filters;

public sealed class FilterExplanationTests : InsightTests
{
    private FilterExplanations Explanations => Service.Get<FilterExplanations>();

    [Fact]
    public async Task Each_condition_has_the_number_of_items_that_meet_it()
    {
        await StartAsync();

        var told = await ExplainAsync("INCLUDE ItemID WHERE Items.GENRES IN ($G) AND (Items.YEAR < 1980 OR Items.YEAR > 1990) | EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"watch\")", new() { UserId = "ana", FilterValues = new Dictionary<string, string> { ["G"] = "Sci-Fi,Comedy" } });

        Assert.Equal((6, 2), (told.Items, told.Passing));
        Assert.Equal("INCLUDE ItemID WHERE Items.GENRES IN (\"Sci-Fi\", \"Comedy\") AND (Items.YEAR < 1980 OR Items.YEAR > 1990)", told.Parts[0].Text);
        Assert.Equal("AND 2 [Items.GENRES IN (\"Sci-Fi\", \"Comedy\") 4 [], OR 3 [Items.YEAR < 1980 1 [], Items.YEAR > 1990 2 []]]", Tree(told.Parts[0].Condition!));
        Assert.Equal(("EXCLUDE", "Interactions.EVENT_TYPE IN (\"watch\") 1 []"), (told.Parts[1].Effect, Tree(told.Parts[1].Condition!)));
    }

    [Fact]
    public async Task Put_rows_and_items_of_interactions_alone_count()
    {
        await StartAsync();
        await PutItemAsync("i1", """{"genres":"Comedy"}""");
        await PutItemAsync("new", """{"genres":"Comedy"}""");
        await PutEventAsync("ana", "unknown", 200);

        var told = await ExplainAsync("INCLUDE ItemID WHERE Items.GENRES IN (\"Comedy\") | INCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"*\") | EXCLUDE ItemID WHERE Items.GENRES IN (\"Sci-Fi\")", new() { UserId = "ana" });

        Assert.Equal(8, told.Items);
        Assert.Equal([4, 2, 1], told.Parts.Select(part => part.Condition!.Items));
        Assert.Equal(5, told.Passing);
    }

    [Fact]
    public async Task A_part_without_effect_says_why()
    {
        await StartAsync();
        await ViewersAsync("ana,family,40");

        var told = await ExplainAsync("EXCLUDE ItemID WHERE Items.GENRES IN ($G) | EXCLUDE ItemID WHERE Items.YEAR > 1 IF CurrentUser.AGE < 18", new() { UserId = "ana" });

        Assert.Equal([("NONE", "The user does not meet its IF."), ("NONE", "No value was given for a placeholder of it.")], told.Parts.Select(part => (part.Effect, part.Note!)));
        Assert.Equal((6, 6), (told.Items, told.Passing));
    }

    [Theory]
    [InlineData("i1", true, "It is taken by INCLUDE ItemID WHERE Items.GENRES IN (\"Sci-Fi\", \"Comedy\"): Items.GENRES IN (\"Sci-Fi\", \"Comedy\") is met (Items.GENRES is 'Horror|Sci-Fi').")]
    [InlineData("i2", false, "No INCLUDE takes it: Items.GENRES IN (\"Sci-Fi\", \"Comedy\") is not met (Items.GENRES is 'Crime').")]
    [InlineData("i3", false, "It is left out by EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"watch\"): Interactions.EVENT_TYPE IN (\"watch\") is met (the user's events with it: Click, Watch).")]
    [InlineData("i6", false, "No INCLUDE takes it: Items.GENRES IN (\"Sci-Fi\", \"Comedy\") is not met (the item has no row).")]
    public async Task It_is_told_why_an_item_passes_or_is_left_out(string item, bool passes, string reason)
    {
        await StartAsync();

        var told = await ExplainAsync("INCLUDE ItemID WHERE Items.GENRES IN (\"Sci-Fi\", \"Comedy\") | EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"watch\")", new() { UserId = "ana", ItemIds = [item] });

        Assert.Equal((item, passes, reason), (told.Verdicts.Single().ItemId, told.Verdicts.Single().Passes, told.Verdicts.Single().Reason));
    }

    [Fact]
    public async Task An_expression_can_be_explained_before_a_filter_is_made_and_mistakes_are_told()
    {
        await StartAsync();

        Assert.Equal(2, (await Explanations.ExplainAsync(new() { DatasetGroupArn = Group, FilterExpression = "INCLUDE ItemID WHERE Items.GENRES IN (\"Sci-Fi\")" }, Stop)).Passing);
        Assert.Contains("line 1, column 22", (await ServiceHost.RefusedAsync(() => Explanations.ExplainAsync(new() { DatasetGroupArn = Group, FilterExpression = "INCLUDE ItemID WHERE Items.MOOD = 1" }, Stop))).Message, StringComparison.Ordinal);
        Assert.Equal(("InvalidInputException", "Give filterArn, or filterExpression and datasetGroupArn."), await ServiceHost.RefusedAsync(() => Explanations.ExplainAsync(new() { DatasetGroupArn = Group }, Stop)));
    }

    private async Task StartAsync()
    {
        await RatingsAsync("ana,i3,100,Watch,", "ana,i3,100,Click,", "bob,i6,100,Watch,");
        await FilmsAsync("i1,Alien,Horror|Sci-Fi,1979", "i2,Heat,Crime,1995", "i3,Airplane!,Comedy,1980", "i4,Aliens,Action|Sci-Fi,1986", "i5,Fargo,Comedy|Crime,1996");
    }

    private async Task<ExplainFilterResponse> ExplainAsync(string expression, ExplainFilterRequest request) => await Explanations.ExplainAsync(request with { FilterArn = await FilterAsync(expression) }, Stop);

    private static string Tree(ExplainedCondition condition) => $"{condition.Text} {condition.Items} [{string.Join(", ", condition.Conditions.Select(Tree))}]";
}
