using Usher.Core.Histories;
using Usher.Wire.UsherApi;

namespace Usher.Core.Tests.Histories;

public sealed class HistoryTests : InsightTests
{
    private HistoryOperations Histories => Service.Get<HistoryOperations>();

    [Fact]
    public async Task A_history_has_imports_and_live_events_newest_first()
    {
        await RatingsAsync("ana,i1,100,Watch,4.5", "ana,i2,300,Click,", "bob,i9,200,Watch,1");
        await PutEventAsync("ana", "i3", 200, value: 3);
        await PutEventAsync("ana", "i4", 300);

        var history = await DescribeAsync("ana");

        Assert.Equal(4, history.Total);
        Assert.Equal(["i4 Watch  300 live", "i2 Click  300 imported", "i3 Watch 3 200 live", "i1 Watch 4.5 100 imported"], history.Interactions.Select(Text));
    }

    // Imports of older versions took milliseconds, and anything up to this.
    [Theory]
    [InlineData(1_700_000_000_000)]
    [InlineData(long.MaxValue)]
    public async Task A_time_beyond_the_calendar_in_an_older_part_is_shown_as_the_calendars_last(long time)
    {
        await RatingsAsync("ana,i1,100,Watch,", "ana,i2,300,Watch,");
        var dataset = Service.Records.Current.Of<Core.Resources.DatasetResource>().Single();
        var part = dataset.Parts.Single();
        var schema = Usher.Datasets.Schemas.Schema.Parse(Service.Records.Current.Get<Core.Resources.SchemaResource>(dataset.Shape.SchemaArn!).Shape.Schema!);
        Usher.Datasets.PartWriter.Write(schema, [["ana", "i1", 100L, "Watch", null], ["ana", "i2", time, "Watch", null]], Service.Get<Core.Files.DatasetFiles>().PathOf(part), Stop);

        var history = await DescribeAsync("ana");
        var statistics = await Histories.DescribeStatisticsAsync(Group, Stop);

        Assert.Equal(["i2", "i1"], history.Interactions.Select(one => one.ItemId));
        Assert.Equal(9999, history.Interactions[0].Timestamp.Year);
        Assert.Equal((100, 9999), (statistics.FirstTime!.Value.ToUnixTimeSeconds(), statistics.LastTime!.Value.Year));
        var sent = System.Text.Json.JsonSerializer.Serialize(history, Wire.Json.AwsJson.Options);
        Assert.Equal(history.Interactions, System.Text.Json.JsonSerializer.Deserialize<DescribeHistoryResponse>(sent, Wire.Json.AwsJson.Options)!.Interactions);
    }

    [Fact]
    public async Task It_is_cut_where_it_was_asked_to_be_and_says_how_long_it_is()
    {
        await RatingsAsync("ana,i1,100,Watch,", "ana,i2,300,Watch,", "ana,i3,200,Watch,");

        var history = await Histories.DescribeAsync(Group, "ana", 1, Stop);

        Assert.Equal((3, "i2"), (history.Total, history.Interactions.Single().ItemId));
    }

    [Fact]
    public async Task An_event_is_there_once_whether_it_was_sent_or_imported_or_both_and_however_often()
    {
        await RatingsAsync("ana,i1,100,Watch,4.5", "ana,i1,100,Watch,4.5", "ana,i1,100,Click,");
        await PutEventAsync("ana", "i1", 100, value: 4.5f);
        await DescribeAsync("ana");
        await PutEventAsync("ana", "i1", 100, "Click");

        Assert.Equal(2, (await DescribeAsync("ana")).Total);
        Assert.Equal([new("ana", 2)], (await UsersAsync()).Users);
        Assert.Equal(2, (await Histories.DescribeStatisticsAsync(Group, Stop)).Interactions);
    }

    [Fact]
    public async Task An_import_is_in_the_next_answer()
    {
        await RatingsAsync("ana,i1,100,Watch,");
        await PutEventAsync("ana", "i5", 500);
        var before = await DescribeAsync("ana");
        await ImportRatingsAsync("INCREMENTAL", "ana,i2,200,Watch,");
        var more = await DescribeAsync("ana");
        await ImportRatingsAsync("FULL", "ana,i3,300,Watch,");
        var instead = await DescribeAsync("ana");

        Assert.Equal(["i5", "i1"], before.Interactions.Select(one => one.ItemId));
        Assert.Equal(["i5", "i2", "i1"], more.Interactions.Select(one => one.ItemId));
        Assert.Equal(["i5", "i3"], instead.Interactions.Select(one => one.ItemId));
        Assert.Equal([true, false], instead.Interactions.Select(one => one.IsLive));
    }

    [Fact]
    public async Task A_session_before_login_has_a_history_and_is_nobody_among_the_users()
    {
        await RatingsAsync("ana,i1,100,Watch,");
        await PutEventAsync(null, "i2", 200);
        await PutEventAsync("bob", "i3", 300, session: "other");
        await ImportRatingsAsync("INCREMENTAL", "ana,i4,400,Watch,");

        Assert.Equal(["i2"], (await DescribeAsync("session")).Interactions.Select(one => one.ItemId));
        Assert.Equal([new("ana", 2), new("bob", 1)], (await UsersAsync()).Users);
        Assert.Equal(0, (await DescribeAsync("nobody")).Total);
    }

    [Fact]
    public async Task Users_come_by_how_much_they_did_with_what_they_do_now()
    {
        await RatingsAsync("ana,i1,1,Watch,", "ana,i2,2,Watch,", "bob,i1,1,Watch,", "bob,i2,2,Watch,", "cleo,i1,1,Watch,", "dan,i1,1,Watch,");
        var before = await UsersAsync();
        await PutEventAsync("cleo", "i2", 5);
        await PutEventAsync("cleo", "i3", 6);
        await PutEventAsync("eve", "i3", 7);

        Assert.Equal([new("ana", 2), new("bob", 2), new("cleo", 1), new("dan", 1)], before.Users);
        Assert.Equal([new("cleo", 3), new("ana", 2), new("bob", 2), new("dan", 1), new("eve", 1)], (await UsersAsync()).Users);
    }

    [Fact]
    public async Task Users_are_found_by_a_part_of_their_id_and_come_in_pages()
    {
        await RatingsAsync([.. Enumerable.Range(0, 30).Select(user => $"{(user % 2 == 0 ? "Even" : "odd")}-{user:00},i1,{user},Watch,")]);

        var first = await Histories.ListUsersAsync(Group, "even", 10, null, Stop);
        var second = await Histories.ListUsersAsync(Group, "even", 10, first.NextToken, Stop);
        var wrong = await ServiceHost.RefusedAsync(() => Histories.ListUsersAsync(Group, "odd", 10, first.NextToken, Stop));

        Assert.Equal((15, 15, null), (first.Total, second.Total, second.NextToken));
        Assert.Equal(Enumerable.Range(0, 15).Select(user => $"Even-{user * 2:00}"), first.Users.Concat(second.Users).Select(user => user.UserId));
        Assert.Equal("InvalidNextTokenException", wrong.Code);
    }

    [Fact]
    public async Task Statistics_count_imports_and_live_events()
    {
        await RatingsAsync([.. Enumerable.Range(1, 5).SelectMany(item => Enumerable.Range(0, 1 << item).Select(user => $"u{user},i{item},{100 + user},Watch,"))]);
        await PutEventAsync("new", "i9", 900, "Click");
        await PutEventAsync("new", "i1", 50, "Click");

        var statistics = await Histories.DescribeStatisticsAsync(Group, Stop);

        Assert.Equal((33, 6, 64L), (statistics.Users, statistics.Items, statistics.Interactions));
        Assert.Equal((50, 900), (statistics.FirstTime!.Value.ToUnixTimeSeconds(), statistics.LastTime!.Value.ToUnixTimeSeconds()));
        Assert.Equal([new("Watch", 62), new("Click", 2)], statistics.EventTypes);
        Assert.Equal([new(1, 1, 32), new(2, 2, 16), new(3, 3, 8), new(4, 4, 4), new(5, 5, 3), new(6, 6, 1)], statistics.Popularity);
        // u0 and u1 saw all five, u2 and u3 four, four users three, eight users two, sixteen one; and who is new has two.
        Assert.Equal([new(1, 1, 16), new(2, 3, 13), new(4, 7, 4)], statistics.HistoryLengths);
    }

    [Fact]
    public async Task The_popularity_curve_has_every_item_in_one_bin()
    {
        await RatingsAsync([.. Enumerable.Range(1, 60).SelectMany(item => Enumerable.Range(0, item).Select(user => $"u{user},i{item},{user},Watch,"))]);

        var bins = (await Histories.DescribeStatisticsAsync(Group, Stop)).Popularity;

        Assert.Equal((1, 60), (bins[0].FirstRank, bins[^1].LastRank));
        Assert.All(bins.Zip(bins.Skip(1)), pair => Assert.Equal((pair.First.LastRank + 1, true), (pair.Second.FirstRank, pair.Second.Interactions < pair.First.Interactions)));
        Assert.Equal(60 * 61 / 2, bins.Sum(bin => (bin.LastRank - bin.FirstRank + 1) * bin.Interactions), 6);
        Assert.True(bins.Count < 25);
    }

    [Fact]
    public async Task A_group_without_interactions_has_nobody_and_one_that_is_not_there_is_refused()
    {
        var statistics = await Histories.DescribeStatisticsAsync(Group, Stop);
        var gone = await ServiceHost.RefusedAsync(() => Histories.DescribeAsync(Group + "s", "ana", 10, Stop));
        var wrong = await ServiceHost.RefusedAsync(() => Histories.ListUsersAsync("films", "", null, null, Stop));

        Assert.Equal((0, 0, 0L, null), (statistics.Users, statistics.Items, statistics.Interactions, statistics.FirstTime));
        Assert.Empty((await UsersAsync()).Users);
        Assert.Equal(0, (await DescribeAsync("ana")).Total);
        Assert.Equal("ResourceNotFoundException", gone.Code);
        Assert.Equal("InvalidInputException", wrong.Code);
    }

    private Task<DescribeHistoryResponse> DescribeAsync(string user) => Histories.DescribeAsync(Group, user, 100, Stop);

    private Task<ListUsersResponse> UsersAsync() => Histories.ListUsersAsync(Group, "", null, null, Stop);

    private static string Text(HistoryInteraction one) => FormattableString.Invariant($"{one.ItemId} {one.EventType} {one.EventValue} {one.Timestamp.ToUnixTimeSeconds()} {(one.IsLive ? "live" : "imported")}");
}
