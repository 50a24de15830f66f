using Usher.Core.Filters;
using Usher.Core.Histories;
using Usher.Core.Resources;
using Usher.Datasets.Schemas;

namespace Usher.Core.Tests.Filters;

public sealed class FilteredListTests : InsightTests
{
    private static readonly string[] Films = ["i0,Alien,Horror|Sci-Fi,1979", "i1,Heat,Crime,1995", "i2,Airplane!,Comedy,1980", "i3,Aliens,Action|Sci-Fi,1986", "i4,Fargo,Comedy|Crime,1996"];

    [Fact]
    public async Task A_list_has_the_best_of_all_items_that_pass()
    {
        var campaign = await StartAsync();
        var filter = await FilterAsync("INCLUDE ItemID WHERE Items.GENRES IN (\"Sci-Fi\", \"Comedy\")");

        // Without the filter: i4, i5, i0, i1.
        Assert.Equal(["i4", "i0"], await ListAsync(campaign, filter, "u1", count: 2));
        Assert.Equal(["i4", "i0", "i2", "i3"], await ListAsync(campaign, filter, "u1"));
    }

    [Fact]
    public async Task Placeholders_have_the_values_of_the_request()
    {
        var campaign = await StartAsync();
        var filter = await FilterAsync("INCLUDE ItemID WHERE Items.GENRES IN ($GENRES) AND Items.YEAR < $YEAR");

        Assert.Equal(["i0", "i3"], await ListAsync(campaign, filter, "u1", values: new() { ["GENRES"] = "\"Sci-Fi\"", ["YEAR"] = "1990" }));
        Assert.Equal(["i0", "i2"], await ListAsync(campaign, filter, "u1", values: new() { ["GENRES"] = "\"Horror\",\"Comedy\"", ["YEAR"] = "\"1990\"" }));
        Assert.Empty(await ListAsync(campaign, filter, "u1", values: new() { ["GENRES"] = "horror", ["YEAR"] = "1990" }));
    }

    [Fact]
    public async Task An_INCLUDE_needs_its_values_and_an_EXCLUDE_without_them_has_no_effect()
    {
        var campaign = await StartAsync();
        var filter = await FilterAsync("EXCLUDE ItemID WHERE Items.GENRES IN ($NOT) | INCLUDE ItemID WHERE Items.YEAR >= $FROM");

        Assert.Equal(["i4", "i1"], await ListAsync(campaign, filter, "u1", values: new() { ["FROM"] = "1990" }));
        Assert.Equal(["i1"], await ListAsync(campaign, filter, "u1", values: new() { ["FROM"] = "1990", ["NOT"] = "\"Comedy\"" }));
        Assert.Equal(
            ("InvalidInputException", "filterValues lacks FROM, which an INCLUDE part of the filter needs. Give it as \"FROM\": \"\\\"value\\\"\"."),
            await ServiceHost.RefusedAsync(() => ListAsync(campaign, filter, "u1", values: new() { ["NOT"] = "\"Comedy\"" })));
    }

    [Fact]
    public async Task Imported_and_live_interactions_of_the_user_count_in_the_next_list()
    {
        var campaign = await StartAsync("u1,i4,100,watch,", "u1,i0,100,Click,", "u2,i1,100,Watch,");
        var watched = await FilterAsync("EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"WATCH\")");
        var any = await FilterAsync("INCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"*\")", "any");
        Assert.Equal(["i5", "i0"], await ListAsync(campaign, watched, "u1", count: 2));
        Assert.Equal(["i4", "i0"], await ListAsync(campaign, any, "u1"));

        // The list that follows the event has i5 and i0 first.
        await PutEventAsync("u1", "i5", 200);

        Assert.Equal(["i0", "i1"], await ListAsync(campaign, watched, "u1", count: 2));
        Assert.Equal(["i0", "i4", "i5"], (await ListAsync(campaign, any, "u1")).Order());
        await ImportRatingsAsync("FULL", "u1,i1,100,Watch,");
        Assert.Equal(["i0", "i4"], await ListAsync(campaign, watched, "u1", count: 2));
        Assert.Equal(["i1", "i5"], (await ListAsync(campaign, any, "u1")).Order());
    }

    [Fact]
    public async Task Events_of_a_session_count_for_the_session_and_after_login_for_the_user()
    {
        var campaign = await StartAsync();
        var filter = await FilterAsync("INCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"Watch\")");

        await PutEventAsync(null, "i2", 200, session: "visit-1");
        Assert.Equal(["i2"], await ListAsync(campaign, filter, "visit-1"));
        Assert.Empty(await ListAsync(campaign, filter, "ana"));

        await PutEventAsync("ana", "i3", 201, session: "visit-1");
        Assert.Equal(["i2", "i3"], (await ListAsync(campaign, filter, "ana")).Order());
        Assert.Empty(await ListAsync(campaign, filter, "visit-1"));
    }

    [Fact]
    public async Task A_row_that_was_put_counts_in_the_next_list()
    {
        var campaign = await StartAsync();
        var filter = await FilterAsync("INCLUDE ItemID WHERE Items.GENRES IN (\"Comedy\")");
        Assert.Equal(["i4", "i2"], await ListAsync(campaign, filter, "u1"));

        await PutItemAsync("i4", """{"genres":"Crime"}""");
        await PutItemAsync("i5", """{"genres":"Comedy|Romance"}""");

        Assert.Equal(["i5", "i2"], await ListAsync(campaign, filter, "u1"));
        await PutItemAsync("i5", "{}");
        await PutItemAsync("i4", """{"genres":"Comedy"}""");
        Assert.Equal(["i4", "i2"], await ListAsync(campaign, filter, "u1"));
    }

    [Fact]
    public async Task Items_without_a_row_or_a_value_pass_NOT_IN_alone()
    {
        var campaign = await StartAsync();
        await PutItemAsync("i4", "{}");

        Assert.Equal(["i4", "i5", "i1", "i2"], await ListAsync(campaign, await FilterAsync("INCLUDE ItemID WHERE Items.GENRES NOT IN (\"Sci-Fi\")", "not"), "u1"));
        Assert.Equal(["i1", "i2"], await ListAsync(campaign, await FilterAsync("INCLUDE ItemID WHERE Items.GENRES != \"Sci-Fi\"", "differs"), "u1"));
    }

    [Fact]
    public async Task IF_has_the_part_in_force_for_users_who_meet_it()
    {
        var campaign = await StartAsync();
        await ViewersAsync("kid,family,9", "u1,family,40", "nobody,,");
        var filter = await FilterAsync("EXCLUDE ItemID WHERE Items.GENRES IN (\"Horror\", \"Crime\") IF CurrentUser.AGE < 17 AND CurrentUser.PLAN IN (\"family\")");

        Assert.Equal(["i2", "i3", "i5"], (await ListAsync(campaign, filter, "kid")).Order());
        Assert.Equal((6, 6, 6), (await CountAsync("u1"), await CountAsync("nobody"), await CountAsync("stranger")));
        await PutUserAsync("u1", """{"age":12,"plan":"family"}""");
        Assert.Equal(3, await CountAsync("u1"));

        async Task<int> CountAsync(string user) => (await ListAsync(campaign, filter, user)).Length;
    }

    [Fact]
    public async Task Related_items_are_compared_with_the_current_one()
    {
        await StartAsync();
        var campaign = await CampaignAsync(await VersionAsync("aws-sims", "00000002"), "related");
        var filter = await FilterAsync("INCLUDE ItemID WHERE Items.GENRES IN CurrentItem.GENRES | EXCLUDE ItemID WHERE Items.YEAR > CurrentItem.YEAR");

        Assert.Equal(["i0"], await RelatedAsync("i3"));
        Assert.Equal(["i1", "i2"], await RelatedAsync("i4"));
        Assert.Empty(await RelatedAsync("i5"));

        async Task<string[]> RelatedAsync(string item) =>
            [.. (await Recommendations.GetAsync(new() { CampaignArn = campaign, ItemId = item, FilterArn = filter }, Stop)).ItemList!.Select(one => one.ItemId!)];
    }

    [Theory]
    [InlineData("aws-popularity-count", "i0 i1 i3 i4")]
    [InlineData("aws-trending-now", "i0 i1 i3 i4")]
    public async Task Popular_items_are_filtered_for_the_user(string recipe, string items)
    {
        await StartAsync("u1,i2,100,Watch,", "u1,i5,100,Watch,");
        var campaign = await CampaignAsync(await VersionAsync(recipe, "00000002"), "popular");

        Assert.Equal(items.Split(' '), (await ListAsync(campaign, await FilterAsync("EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"*\")"), "u1")).Order());
    }

    [Fact]
    public async Task A_ranking_lacks_the_items_that_do_not_pass_and_keeps_unknown_ones_that_do()
    {
        await StartAsync("u1,i4,100,Watch,");
        await PutItemAsync("new", """{"genres":"Comedy"}""");
        var campaign = await CampaignAsync(await VersionAsync("aws-personalized-ranking", "00000002"), "ranking");
        var filter = await FilterAsync("INCLUDE ItemID WHERE Items.GENRES IN (\"Comedy\", \"Crime\") | EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"Watch\")");

        var ranked = await Rankings.GetAsync(new() { CampaignArn = campaign, UserId = "u1", InputList = ["new", "i3", "i4", "i2", "i1"], FilterArn = filter }, Stop);

        Assert.Equal(["i2", "i1", "new"], ranked.PersonalizedRanking!.Select(item => item.ItemId));
    }

    [Fact]
    public async Task User_personalization_v2_fills_up_with_popular_items_that_pass_and_says_so()
    {
        await StartAsync("u2,fresh,100,Watch,", "u3,fresh,100,Watch,", "u2,newest,100,Watch,");
        await PutItemAsync("newest", """{"genres":"Comedy"}""");
        await PutItemAsync("fresh", """{"genres":"Comedy"}""");
        await PutItemAsync("other", """{"genres":"Drama"}""");
        var campaign = await CampaignAsync(await VersionAsync("aws-user-personalization-v2", "00000002"), "v2");
        var filter = await FilterAsync("INCLUDE ItemID WHERE Items.GENRES IN (\"Comedy\")");

        var list = (await Recommendations.GetAsync(new() { CampaignArn = campaign, UserId = "u1", FilterArn = filter, NumResults = 4 }, Stop)).ItemList!;

        Assert.Equal([("i4", null), ("i2", null), ("fresh", "Popular item"), ("newest", "Popular item")], list.Select(item => (item.ItemId, item.Reason?.Single())));
        Assert.Equal([true, true, false, false], list.Select(item => item.Score is not null));
    }

    [Fact]
    public async Task A_filter_may_read_the_newest_events_of_each_type_alone()
    {
        await RatingsAsync("u1,i0,100,Watch,", "u1,i1,300,Watch,", "u1,i2,200,Watch,", "u1,i3,50,Click,");
        var reader = new InteractionReader(Service.Get<GroupHistories>(), new() { NewestEventsByType = 2 });

        Assert.Equal(["i1", "i2", "i3"], (await reader.ReadAsync(Group, DatasetType.Interactions, "u1", Stop)).ItemIds.Order());
    }

    [Fact]
    public async Task What_a_request_cannot_have_is_refused_with_what_it_can()
    {
        var campaign = await StartAsync();
        var genre = await FilterAsync("INCLUDE ItemID WHERE Items.GENRES IN ($GENRE)");
        var seen = await FilterAsync("EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"*\")", "seen");
        var current = await FilterAsync("INCLUDE ItemID WHERE Items.YEAR = CurrentItem.YEAR", "current");
        var users = await FilterAsync("INCLUDE UserID WHERE Interactions.EVENT_TYPE IN (\"*\")", "users");
        var popular = await CampaignAsync(await VersionAsync("aws-popularity-count", "00000002"), "popular");

        async Task RefusedAsync(string text, string? filter, Dictionary<string, string>? values = null, string? by = null, string? user = "u1") =>
            Assert.Equal(("InvalidInputException", text), await ServiceHost.RefusedAsync(() => ListAsync(by ?? campaign, filter, user, values: values)));
        await RefusedAsync("filterValues was given without filterArn; it gives values to the placeholders of a filter. Leave it out, or add filterArn.", null, new() { ["GENRE"] = "x" });
        await RefusedAsync("filterValues has GENRES, which the filter does not use. Its placeholders are GENRE; case counts.", genre, new() { ["GENRES"] = "x" });
        await RefusedAsync("userId is missing; the filter 'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"*\")' reads the interactions of the user.", seen, by: popular, user: null);
        await RefusedAsync("itemId is missing; the filter 'INCLUDE ItemID WHERE Items.YEAR = CurrentItem.YEAR' compares with the current item. Use it with a recipe of related items.", current);
        await RefusedAsync("The filter 'INCLUDE UserID WHERE Interactions.EVENT_TYPE IN (\"*\")' filters Users; this request needs one of Items.", users);
        await Service.Records.ChangeAsync<FilterResource>(genre, filter => filter with { Shape = filter.Shape with { Status = Statuses.CreateInProgress } }, Stop);
        await RefusedAsync($"The filter {genre} is CREATE IN_PROGRESS; it can be used when it is ACTIVE. aws personalize describe-filter shows it.", genre, new() { ["GENRE"] = "x" });
        await Service.Records.ChangeAsync<FilterResource>(seen, filter => filter with { Shape = filter.Shape with { DatasetGroupArn = Group + "-2" } }, Stop);
        await RefusedAsync($"The filter {seen} belongs to the dataset group {Group}-2, and the request is answered from {Group}. Use a filter of that group; aws personalize list-filters shows them.", seen);
        Assert.Equal("ResourceNotFoundException", (await ServiceHost.RefusedAsync(() => ListAsync(campaign, seen + "-2", "u1"))).Code);
    }

    [Fact]
    public async Task Very_many_put_rows_are_filtered_by_what_they_are_now()
    {
        var campaign = await StartAsync();
        var filter = await FilterAsync("INCLUDE ItemID WHERE Items.YEAR = $YEAR");
        for (var year = 2000; year < 2020; year++)
        {
            await PutItemAsync("i2", $$"""{"year":{{year}}}""");
            Assert.Equal(["i2"], await ListAsync(campaign, filter, "u1", values: new() { ["YEAR"] = $"{year}" }));
        }
    }

    private async Task<string> StartAsync(params string[] ratings)
    {
        await RatingsAsync(ratings);
        await FilmsAsync(Films);
        return await CampaignAsync(await VersionAsync());
    }

    private async Task<string[]> ListAsync(string campaign, string? filter, string? user, int count = 6, Dictionary<string, string>? values = null) =>
        [.. (await Recommendations.GetAsync(new() { CampaignArn = campaign, UserId = user, NumResults = count, FilterArn = filter, FilterValues = values }, Stop)).ItemList!.Select(item => item.ItemId!)];
}
