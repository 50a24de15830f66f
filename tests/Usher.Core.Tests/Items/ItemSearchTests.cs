using Usher.Core.Rows;
using Usher.Core.Items;
using Usher.Core.EventStore;
using Usher.Wire.UsherApi;

namespace Usher.Core.Tests.Items;

public sealed class ItemSearchTests : InsightTests
{
    private static readonly string[] Some =
    [
        "i1,Alien (1979),Horror|Sci-Fi,1979",
        "i2,Aliens (1986),Action|Sci-Fi,1986",
        "i3,The Astonishing Alien,Comedy,",
        "i4,Inalienable,Drama,2008",
        "i5,\"Misérables, Les (1998)\",Drama|Musical,1998",
        "i6,Schindler's List (1993),Drama,1993",
        "i7,,,",
    ];

    private ItemOperations Operations => Service.Get<ItemOperations>();

    [Fact]
    public async Task Items_are_told_with_their_columns_in_the_order_they_were_asked_for()
    {
        await RatingsAsync("ana,i2,100,Watch,", "bob,i2,100,Watch,", "bob,only,100,Watch,");
        await FilmsAsync(Some);

        var items = (await Operations.ListAsync(Group, ["only", "i2", "nothing", "i3", "i7"], Stop)).Items;

        Assert.Equal([("only", null, 1), ("i2", "Aliens (1986)", 2), ("i3", "The Astonishing Alien", 0), ("i7", null, 0)], items.Select(item => (item.ItemId, item.Title, item.Interactions)));
        Assert.Equal([("TITLE", "Aliens (1986)"), ("GENRES", "Action|Sci-Fi"), ("YEAR", "1986")], items[1].Columns.Select(cell => (cell.Key, cell.Value)));
        Assert.Equal(["TITLE", "GENRES"], items[2].Columns.Keys);
        Assert.Empty(items[0].Columns);
        Assert.Empty(items[3].Columns);
    }

    [Fact]
    public async Task A_row_that_is_put_takes_the_place_of_an_imported_one_at_once_and_stays_there()
    {
        await RatingsAsync("ana,i2,100,Watch,");
        await FilmsAsync(Some);
        await SearchAsync("alien");

        await PutItemAsync("i2", """{"title":"Predator","year":1987}""");
        await PutItemAsync("i9", """{"title":"Alien Resurrection"}""");
        var atOnce = (await Operations.ListAsync(Group, ["i2", "i9"], Stop)).Items;
        var found = await SearchAsync("alien");
        await ImportFilmsAsync("INCREMENTAL", "i8,Alien 3,Horror,1992");

        Assert.Equal([("i2", "Predator", 1), ("i9", "Alien Resurrection", 0)], atOnce.Select(item => (item.ItemId, item.Title!, item.Interactions)));
        Assert.Equal([("TITLE", "Predator"), ("YEAR", "1987")], atOnce[0].Columns.Select(cell => (cell.Key, cell.Value)));
        Assert.Equal(["i1", "i9", "i3", "i4"], found);
        Assert.Equal(["i1", "i8", "i9", "i3", "i4"], await SearchAsync("alien"));
        Assert.Equal(["i2"], await SearchAsync("predator"));
    }

    [Fact]
    public async Task Items_that_come_with_events_are_there_at_once()
    {
        await RatingsAsync("ana,i2,100,Watch,");
        await FilmsAsync(Some);
        var before = await SearchAsync("");
        await PutEventAsync("bob", "new", 200);
        await PutEventAsync("bob", "i1", 201);

        Assert.Equal(["i2", "i1", "i3", "i4", "i5", "i6", "i7"], before);
        Assert.Equal(["i2", "new", "i1", "i3", "i4", "i5", "i6", "i7"], await SearchAsync(""));
        Assert.Equal([1, 1], (await Operations.ListAsync(Group, ["new", "i1"], Stop)).Items.Select(item => item.Interactions));
    }

    [Theory]
    [InlineData("alien", "i1 i2 i3 i4")]
    [InlineData("ALIEN the", "i3")]
    [InlineData("alie", "i2 i1 i3 i4")]
    [InlineData("miserables", "i5")]
    [InlineData("Les Misérables", "i5")]
    [InlineData("schindlers list", "i6")]
    [InlineData("schindler", "i6")]
    [InlineData("i7", "i7")]
    [InlineData("1998 1979", "")]
    [InlineData("?!", "")]
    public async Task Titles_that_begin_with_the_words_come_first_then_those_with_such_words_then_those_with_words_around_them(string query, string expected)
    {
        await RatingsAsync("ana,i2,100,Watch,", "ana,i4,100,Watch,", "bob,i4,100,Watch,", "bob,i1,100,Watch,", "cleo,i2,100,Watch,");
        await FilmsAsync(Some);

        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), await SearchAsync(query));
    }

    [Fact]
    public async Task A_column_narrows_the_search_to_items_with_a_category()
    {
        await RatingsAsync("ana,i6,100,Watch,");
        await FilmsAsync(Some);
        await SearchAsync("");
        await PutItemAsync("i9", """{"title":"Alien Love","genres":"Romance|Drama"}""");

        Assert.Equal(["i6", "i4", "i5", "i9"], await SearchAsync("", "GENRES", "drama"));
        Assert.Equal(["i9", "i4"], await SearchAsync("alien", "Genres", "Drama"));
        Assert.Equal(["i6"], await SearchAsync("", "YEAR", "1993"));
        Assert.Empty(await SearchAsync("", "GENRES", "Dra"));
    }

    [Fact]
    public async Task A_search_comes_in_pages_and_says_how_many_there_are()
    {
        await FilmsAsync(Some);

        var first = await Operations.SearchAsync(new() { DatasetGroupArn = Group, MaxResults = 4 }, Stop);
        var second = await Operations.SearchAsync(new() { DatasetGroupArn = Group, MaxResults = 4, NextToken = first.NextToken }, Stop);

        Assert.Equal((7, 7, null), (first.Total, second.Total, second.NextToken));
        Assert.Equal(["i1", "i2", "i3", "i4", "i5", "i6", "i7"], first.Items.Concat(second.Items).Select(item => item.ItemId));
    }

    [Fact]
    public async Task Of_very_many_rows_that_are_put_all_are_found()
    {
        await FilmsAsync(Some);
        await SearchAsync("");
        var stream = DatasetStreamName.Of(Service.Records.Current.Of<Core.Resources.DatasetResource>().Single());
        PutRow[] rows = [.. Enumerable.Range(0, RowTable.MaxPuts + 1).Select(number => new PutRow($"x{number}", $$"""{"TITLE":"Sequel {{number}}"}"""))];
        await Service.Get<IEventStore>().PutRowsAsync(stream, rows);
        Service.Get<UpsertTracker>().Note(stream, rows);
        await PutItemAsync("i9", """{"title":"Alien Love"}""");

        Assert.Equal(7 + rows.Length + 1, (await Operations.SearchAsync(new() { DatasetGroupArn = Group }, Stop)).Total);
        Assert.Equal(["i9"], await SearchAsync("love"));
        Assert.Equal("x77", (await SearchAsync("sequel 77")).First());
    }

    [Fact]
    public async Task Very_many_put_rows_have_the_table_read_again_in_the_background_and_it_misses_none_meanwhile()
    {
        await FilmsAsync(Some);
        var tables = Service.Get<RowTables>();
        var first = await tables.ItemsOfAsync(Group, Stop);
        var stream = DatasetStreamName.Of(Service.Records.Current.Of<Core.Resources.DatasetResource>().Single());
        PutRow[] rows = [.. Enumerable.Range(0, RowTable.MaxPuts + 1).Select(number => new PutRow($"x{number}", null))];
        await Service.Get<IEventStore>().PutRowsAsync(stream, rows);
        Service.Get<UpsertTracker>().Note(stream, rows);

        var (table, puts) = (first, 0);
        while (table == first || !table.Stored.Has("x0"))
        {
            await PutItemAsync($"y{++puts}", """{"title":"Late"}""");
            table = await tables.ItemsOfAsync(Group, Stop);
            Assert.Equal("Late", table.TitleOf($"y{puts}"));
        }

        Assert.All(Enumerable.Range(1, puts), put => Assert.Equal("Late", table.TitleOf($"y{put}")));
        Assert.All(rows, row => Assert.NotNull(table.RowOf(row.Id)));
        Assert.True(table.Stored.Has("i1"));
    }

    [Fact]
    public async Task What_cannot_be_asked_is_refused_with_what_can()
    {
        await FilmsAsync(Some);
        (SearchItemsRequest Request, string Text)[] refused =
        [
            (new() { DatasetGroupArn = Group, Column = "MOOD", Value = "good" }, "column is 'MOOD'; the columns of the Items dataset are TITLE, GENRES, YEAR."),
            (new() { DatasetGroupArn = Group, Value = "good" }, "value came without column; give both, such as column=GENRES&value=Comedy, or neither."),
            (new() { DatasetGroupArn = Group, Query = new('a', 257) }, "query has 257 characters; at most 256 are allowed."),
            (new() { DatasetGroupArn = "films" }, "datasetGroupArn is 'films', which is no ARN of Personalize; that of a dataset group is wanted. One looks like arn:aws:personalize:REGION:ACCOUNT:dataset-group/NAME."),
        ];

        foreach (var (request, text) in refused)
            Assert.Equal(("InvalidInputException", text), await ServiceHost.RefusedAsync(() => Operations.SearchAsync(request, Stop)));
        Assert.Equal(
            ("InvalidInputException", "ids has 501 items; at most 500 can be asked for at once. Ask more than once."),
            await ServiceHost.RefusedAsync(() => Operations.ListAsync(Group, [.. Enumerable.Repeat("i1", 501)], Stop)));
    }

    private async Task<IEnumerable<string>> SearchAsync(string query, string? column = null, string? value = null) =>
        (await Operations.SearchAsync(new() { DatasetGroupArn = Group, Query = query, Column = column, Value = value }, Stop)).Items.Select(item => item.ItemId);
}
