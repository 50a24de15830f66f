using Usher.Web.Services;
using Usher.Wire.UsherApi;

namespace Usher.Web.Tests.Services;

public sealed class LocalInsightTests
{
    private const string File = "ITEM_ID,TITLE,GENRES\r\n1,\"Alien, the first\",Horror|Sci-Fi\r\n2,Aliens,Action|Sci-Fi\n3,,Drama\n1,\"Alien \"\"1979\"\"\",Horror|Sci-Fi\n";

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Items_are_those_of_the_file_and_are_found_by_words_of_their_titles()
    {
        var insight = new LocalInsight(CatalogueFile.Read(new StringReader(File), "items.csv"));

        var items = await insight.ItemsAsync(Movies.Group, ["3", "9", "1"], Stop);
        var found = await insight.SearchAsync(new() { DatasetGroupArn = Movies.Group, Query = "alien", MaxResults = 1 }, Stop);
        var next = await insight.SearchAsync(new() { DatasetGroupArn = Movies.Group, Query = "alien", MaxResults = 1, NextToken = found.NextToken }, Stop);
        var drama = await insight.SearchAsync(new() { DatasetGroupArn = Movies.Group, Column = "GENRES", Value = "drama" }, Stop);

        Assert.Equal(["3", "1"], items.Select(item => item.ItemId));
        Assert.Null(items[0].Title);
        Assert.Equal("Alien \"1979\"", items[1].Title);
        Assert.Equal("Horror|Sci-Fi", items[1].Columns["GENRES"]);
        Assert.Equal((2, "1", "2", (string?)null), (found.Total, found.Items.Single().ItemId, next.Items.Single().ItemId, next.NextToken));
        Assert.Equal(["3"], drama.Items.Select(item => item.ItemId));
    }

    [Fact]
    public void The_case_of_the_id_column_does_not_count() =>
        Assert.Equal("Drama", CatalogueFile.Read(new StringReader("item_id,GENRES\n1,Drama\n"), "items.csv")["1"].Columns["GENRES"]);

    [Theory]
    [InlineData("", "empty")]
    [InlineData("ID,TITLE\n1,Alien\n", "ITEM_ID")]
    [InlineData("ITEM_ID,TITLE\n1,Alien,Horror\n", "line 2")]
    [InlineData("ITEM_ID,TITLE\n1,Al\"ien\n", "line 2")]
    public void A_file_that_is_none_is_refused_with_what_is_wrong(string text, string hint) =>
        Assert.Contains(hint, Assert.Throws<InvalidDataException>(() => CatalogueFile.Read(new StringReader(text), "items.csv")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task The_history_is_what_was_sent_newest_first_and_of_a_stranger_nothing_is_claimed()
    {
        var insight = new LocalInsight(null);
        for (var i = 0; i < LocalInsight.MaxHistoryLength + 5; i++)
            insight.Record(Movies.Group, new() { TrackingId = "t", SessionId = "s", UserId = "u", EventList = [new() { EventType = "Watch", ItemId = $"{i}", SentAt = DateTimeOffset.UnixEpoch.AddSeconds(i) }] });

        DescribeHistoryResponse history = await insight.HistoryAsync(Movies.Group, "u", 1_000, Stop);

        Assert.Equal(LocalInsight.MaxHistoryLength + 5, history.Total);
        Assert.Equal(LocalInsight.MaxHistoryLength, history.Interactions.Count);
        Assert.Equal("104", history.Interactions[0].ItemId);
        Assert.Equal([new ActiveUser("u", 105)], (await insight.UsersAsync(Movies.Group, 10, null, Stop)).Users);
        Assert.True(await insight.KnowsUserAsync(Movies.Group, "u", Stop));
        Assert.Null(await insight.KnowsUserAsync(Movies.Group, "stranger", Stop));
    }
}
