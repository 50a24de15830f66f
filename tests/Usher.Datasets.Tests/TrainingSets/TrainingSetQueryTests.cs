using CsCheck;
using Usher.Contracts;
using Usher.Datasets.Imports;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;
using Usher.Datasets.TrainingSets;
using Usher.Ranking.Histories;

namespace Usher.Datasets.Tests.TrainingSets;

public sealed class TrainingSetQueryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Orders_each_users_events_by_time_and_equal_times_by_row()
    {
        var set = Run(new([Interactions("USER_ID,ITEM_ID,TIMESTAMP", "b,z,5", "a,x,9", "a,y,1", "b,x,5", "a,z,9", "b,y,4")]));
        Assert.Equal(["a", "b"], set.UserIds.Ids);
        Assert.Equal(["x", "y", "z"], set.ItemIds.Ids);
        Assert.Equal([0, 3, 6], set.Offsets);
        Assert.Equal("a: y1 x9 z9, b: y4 z5 x5", Described(set));
        Assert.Null(set.Values);
    }

    [Fact]
    public void Puts_parts_behind_one_another_where_times_are_equal()
    {
        string[] parts = [Interactions("USER_ID,ITEM_ID,TIMESTAMP", "a,z,1", "a,y,1"), Interactions("USER_ID,ITEM_ID,TIMESTAMP", "a,x,1", "a,w,0")];
        Assert.Equal("a: w0 z1 y1 x1", Described(Run(new(parts))));
        Assert.Equal("a: w0 x1 z1 y1", Described(Run(new([parts[1], parts[0]]))));
    }

    [Fact]
    public void Counts_interactions_that_agree_in_everything_once_also_across_parts()
    {
        var first = Interactions("USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE", "a,x,1,watch", "a,y,1,watch", "a,x,1,watch", "a,x,1,click");
        var second = Interactions("USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE", "a,x,1,click", "a,x,2,watch");
        Assert.Equal("a: x1 y1 x1 x2", Described(Run(new([first, second]))));
    }

    [Fact]
    public void Counts_repetitions_once_among_many_events_of_one_second()
    {
        var rows = Enumerable.Range(0, 100).Select(i => $"a,i{i:D2},1").ToArray();
        var set = Run(new([Interactions("USER_ID,ITEM_ID,TIMESTAMP", [.. rows, .. rows.Reverse(), "b,i00,1", "b,i00,1"])]));
        Assert.Equal([.. Enumerable.Range(0, 100), 0], set.Items);
        Assert.Equal([0, 100, 101], set.Offsets);
        Assert.Equal(101, set.Times.Length);
    }

    [Fact]
    public void Keeps_only_the_event_type_and_values_asked_for()
    {
        var part = Interactions(
            "USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE,EVENT_VALUE", "a,x,1,watch,0.5", "a,y,2,click,1", "b,x,3,click,", "b,z,4,watch,0.25", "a,w,5,Watch,1");

        Assert.Equal("a: x1, b: z4", Described(Run(new([part], EventType: "watch"))));
        Assert.Equal("a: x1 y2 w5", Described(Run(new([part], EventValueThreshold: 0.5))));
        var both = Run(new([part], EventType: "watch", EventValueThreshold: 0.25));
        Assert.Equal([0.5f, 0.25f], both.Values!);
        Assert.Equal(["x", "z"], both.ItemIds.Ids);
    }

    [Fact]
    public void Keeps_only_the_event_types_that_were_chosen_each_with_a_threshold_of_its_own()
    {
        var part = Interactions(
            "USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE,EVENT_VALUE", "a,x,1,watch,0.5", "a,y,2,click,1", "b,x,3,click,", "b,z,4,watch,0.25", "a,w,5,Watch,1");

        Assert.Equal("a: x1 y2, b: x3", Described(Run(new([part]) { EventChoices = [new("watch", 0.5), new("click", null)] })));
        Assert.Equal("a: y2", Described(Run(new([part]) { EventChoices = [new("click", 1)] })));
        Assert.Equal([0.5f, 1, 1, 0.5f], Run(new([part]) { EventChoices = [new("watch", null, 0.5), new("click", null)] }).Weights!);
    }

    [Fact]
    public void Has_no_value_where_the_cell_is_empty()
    {
        var set = Run(new([Interactions("USER_ID,ITEM_ID,TIMESTAMP,EVENT_VALUE", "a,x,1,2.5", "a,y,2,"), Interactions("USER_ID,ITEM_ID,TIMESTAMP", "a,z,3")]));
        Assert.Equal([2.5f, float.NaN, float.NaN], set.Values!);
    }

    [Fact]
    public void Says_so_when_a_filter_needs_a_column_that_is_not_there()
    {
        var part = Interactions("USER_ID,ITEM_ID,TIMESTAMP", "a,x,1");
        Assert.Contains("no EVENT_TYPE column", Assert.Throws<DatasetException>(() => Run(new([part], EventType: "watch"))).Message);
        Assert.Contains("no EVENT_VALUE column", Assert.Throws<DatasetException>(() => Run(new([part], EventValueThreshold: 1))).Message);
    }

    [Fact]
    public void Is_empty_when_no_interaction_passes_the_filter()
    {
        var set = Run(new([Interactions("USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE", "a,x,1,watch")], EventType: "buy"));
        Assert.Equal((0, 0, 0), (set.UserCount, set.ItemCount, set.EventCount));
        Assert.Equal([0L], set.Offsets);
    }

    [Fact]
    public void Puts_items_without_interactions_last_and_splits_categories()
    {
        var items = Part(DatasetType.Items, "ITEM_ID,GENRES,YEAR", "y,Drama|Comedy|Drama,1990", "a,Comedy,1999", "x,,1990");
        var set = Run(new([Interactions("USER_ID,ITEM_ID,TIMESTAMP", "u,z,1", "u,y,2", "u,x,3")], [items]));

        Assert.Equal(["x", "y", "z", "a"], set.ItemIds.Ids);
        Assert.Equal(["GENRES", "YEAR"], set.ItemFields.Select(field => field.Name));
        Assert.Equal(["Comedy", "Drama"], set.ItemFields[0].Labels);
        Assert.Equal(["", "Comedy Drama", "", "Comedy"], Categories(set.ItemFields[0]));
        Assert.Equal(["1990", "1990", "", "1999"], Categories(set.ItemFields[1]));
    }

    [Fact]
    public void Takes_the_newest_row_of_an_item_that_is_in_several_parts()
    {
        var first = Part(DatasetType.Items, "ITEM_ID,GENRES,YEAR", "x,Drama,1990", "y,Drama,1991");
        var second = Part(DatasetType.Items, "ITEM_ID,GENRES,YEAR", "x,Comedy,1992", "b,Comedy,1993", "a,Drama,1994");
        var set = Run(new([Interactions("USER_ID,ITEM_ID,TIMESTAMP", "u,x,1")], [first, second]));

        Assert.Equal(["x", "a", "b", "y"], set.ItemIds.Ids);
        Assert.Equal(["Comedy", "Drama", "Comedy", "Drama"], Categories(set.ItemFields[0]));
        Assert.Equal(["1992", "1994", "1993", "1991"], Categories(set.ItemFields[1]));
    }

    [Fact]
    public void Reads_the_columns_that_a_wider_schema_brought()
    {
        var narrow = Part(DatasetType.Items, "ITEM_ID,YEAR", "x,1990");
        var wide = Part(DatasetType.Items, "ITEM_ID,YEAR,GENRES", "y,1991,Drama");
        var set = Run(new([Interactions("USER_ID,ITEM_ID,TIMESTAMP", "u,x,1", "u,y,2")], [narrow, wide]));

        Assert.Equal(["YEAR", "GENRES"], set.ItemFields.Select(field => field.Name));
        Assert.Equal(["", "Drama"], Categories(set.ItemFields[1]));
    }

    [Fact]
    public void Titles_are_those_of_the_newest_rows()
    {
        var first = Part(DatasetType.Items, "ITEM_ID,TITLE", "x,Old title", "y,Kept title");
        var second = Part(DatasetType.Items, "ITEM_ID,TITLE", "x,New title");

        var titles = ItemTitles.Read([first, second], TestContext.Current.CancellationToken);

        Assert.Equal([new("x", "New title"), new("y", "Kept title")], titles.OrderBy(title => title.Key, StringComparer.Ordinal));
        Assert.Empty(ItemTitles.Read([], TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Takes_metadata_of_users_who_interacted()
    {
        var users = Part(DatasetType.Users, "USER_ID,GENDER,AGE", "c,F,20", "b,F,40", "a,M,30");
        var set = Run(new([Interactions("USER_ID,ITEM_ID,TIMESTAMP", "b,x,1", "a,x,1")], UserParts: [users]));
        Assert.Equal(["a", "b"], set.UserIds.Ids);
        Assert.Equal(["M", "F"], Categories(set.UserFields[0]));
        Assert.Equal(["30", "40"], Categories(set.UserFields[1]));
    }

    [Fact]
    public void Leaves_out_columns_that_train_nothing()
    {
        var schema = Schema.Parse(
            """
            {"type": "record", "name": "Items", "fields": [{"name": "ITEM_ID", "type": "string"}, {"name": "CREATION_TIMESTAMP", "type": "long"},
             {"name": "TITLE", "type": "string"}, {"name": "PLOT", "type": "string", "textual": true}, {"name": "NEW", "type": "boolean"},
             {"name": "PRICE", "type": "float"}]}
            """);
        var csv = _folder.WriteLines("items.csv", "ITEM_ID,CREATION_TIMESTAMP,TITLE,PLOT,NEW,PRICE", "x,1,X,p,true,2.5");
        new CsvImporter().Import(csv, schema, _folder["items.parquet"], TestContext.Current.CancellationToken);
        var set = Run(new([Interactions("USER_ID,ITEM_ID,TIMESTAMP", "u,x,1")], [_folder["items.parquet"]]));
        Assert.Equal(["PRICE"], set.ItemFields.Select(field => field.Name));
        Assert.Equal(["2.5"], Categories(set.ItemFields[0]));
    }

    [Fact]
    public void Gives_the_texts_of_a_textual_column_and_before_them_the_names()
    {
        var set = Run(new([Interactions("USER_ID,ITEM_ID,TIMESTAMP", "u,y,1", "u,z,2")], [Prose("x,X,the plot", "y,Y,", "w,,of w")]));

        Assert.Equal(["y", "z", "w", "x"], set.ItemIds.Ids);
        Assert.Equal(["TITLE", "PLOT"], set.ItemTexts.Select(field => field.Name));
        Assert.Equal(["Y", "", "", "X"], set.ItemTexts[0].Texts);
        Assert.Equal(["", "", "of w", "the plot"], set.ItemTexts[1].Texts);
    }

    [Fact]
    public void Gives_names_only_beside_a_textual_column()
    {
        var part = Interactions("USER_ID,ITEM_ID,TIMESTAMP", "u,x,1");

        Assert.Empty(Run(new([part], [Prose("x,X,the plot")]) { ItemColumnsLeftOut = ["PLOT"] }).ItemTexts);
        Assert.Equal(["PLOT"], Run(new([part], [Prose("x,X,the plot")]) { ItemColumnsLeftOut = ["TITLE"] }).ItemTexts.Select(field => field.Name));
    }

    [Fact]
    public void Cuts_a_text_of_20000_characters_after_4000_and_leaves_emoji_whole()
    {
        var set = Run(new([Interactions("USER_ID,ITEM_ID,TIMESTAMP", "u,x,1")], [Prose($"x,X,{string.Concat(Enumerable.Repeat("🦄", 10_000))}")]));

        var text = set.ItemTexts[1].Texts[0];
        Assert.Equal(4_000, text.EnumerateRunes().Count());
        Assert.All(text.EnumerateRunes(), rune => Assert.Equal("🦄", rune.ToString()));
    }

    [Fact]
    public void Is_made_of_items_alone_where_there_are_no_interactions()
    {
        var set = Run(new([], [Prose("x,X,the plot", "a,A,another")]));

        Assert.Equal((0, 2, 0), (set.UserCount, set.ItemCount, set.EventCount));
        Assert.Equal(["a", "x"], set.ItemIds.Ids);
        Assert.Equal(["another", "the plot"], set.ItemTexts[1].Texts);
        Assert.Equal([0L], set.Offsets);
    }

    [Fact]
    public void Gives_the_time_that_an_item_was_made_at()
    {
        var schema = Schema.Parse("""{"type": "record", "name": "Items", "fields": [{"name": "ITEM_ID", "type": "string"}, {"name": "CREATION_TIMESTAMP", "type": ["null", "long"]}, {"name": "PRICE", "type": "float"}]}""");
        var items = Imported(schema, "ITEM_ID,CREATION_TIMESTAMP,PRICE", "x,1700000000,1", "y,,2");
        var part = Interactions("USER_ID,ITEM_ID,TIMESTAMP", "u,x,1", "u,y,2", "u,z,3");

        Assert.Equal([1_700_000_000, TrainingSet.NoTime, TrainingSet.NoTime], Run(new([part], [items])).ItemTimes!);
        Assert.Null(Run(new([part])).ItemTimes);
    }

    [Fact]
    public void Gives_the_columns_of_each_event_in_the_order_of_the_events()
    {
        var part = Visits("u2,i1,5,watch,Phone,10.5", "u1,i2,9,watch,TV|Wide,", "u1,i1,3,click,,99", "u1,i1,3,click,,99");
        var set = Run(new([part]));

        Assert.Equal("u1: i13 i29, u2: i15", Described(set));
        Assert.Equal(["DEVICE", "TEMPERATURE"], set.EventFields.Select(field => field.Name));
        Assert.Equal(["", "TV Wide", "Phone"], Categories(set.EventFields[0]));
        Assert.Equal(["99", "", "10.5"], Categories(set.EventFields[1]));
        Assert.Equal([10.5, 99], set.EventFields[1].Starts!);
        Assert.Null(set.EventFields[0].Starts);
    }

    [Fact]
    public void Leaves_out_columns_of_events_that_shall_not_train()
    {
        var set = Run(new([Visits("u1,i1,5,watch,Phone,10.5")]) { InteractionColumnsLeftOut = ["DEVICE"] });

        Assert.Equal(["TEMPERATURE"], set.EventFields.Select(field => field.Name));
    }

    [Fact]
    public void Has_no_category_for_events_of_a_part_that_lacks_the_column()
    {
        var set = Run(new([Interactions("USER_ID,ITEM_ID,TIMESTAMP", "u1,i1,1"), Visits("u1,i1,5,watch,Phone,10.5")]));

        Assert.Equal(["", "Phone"], Categories(set.EventFields[0]));
    }

    [Fact]
    public void Agrees_with_a_plain_sort_on_any_interactions()
    {
        var row = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 9], Gen.Int[0, 4], Gen.OneOfConst("watch", "click"));
        row.Array[1, 200].Sample(
            rows =>
            {
                var part = Interactions("USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE", [.. rows.Select(one => $"u{one.Item1},i{one.Item2},{one.Item3},{one.Item4}")]);
                var expected = rows.Distinct()
                    .GroupBy(one => one.Item1)
                    .OrderBy(user => user.Key)
                    .Select(user => $"u{user.Key}: {string.Join(' ', user.OrderBy(one => one.Item3).Select(one => $"i{one.Item2}{one.Item3}"))}");
                Assert.Equal(string.Join(", ", expected), Described(Run(new([part]))));
            },
            iter: 20,
            threads: 1);
    }

    [Fact]
    public void Stops_when_told_to()
    {
        using var stopped = new CancellationTokenSource();
        var part = Interactions("USER_ID,ITEM_ID,TIMESTAMP", "u,x,1");
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(() => TrainingSetQuery.Run(new([part]), stopped.Token));
    }

    private static TrainingSet Run(TrainingSources sources) => TrainingSetQuery.Run(sources, TestContext.Current.CancellationToken);

    // Items with a name and a plot.
    private string Prose(params string[] rows) => Imported(
        Schema.Parse(
            """
            {"type": "record", "name": "Items", "fields": [{"name": "ITEM_ID", "type": "string"}, {"name": "PLOT", "type": ["null", "string"], "textual": true},
             {"name": "TITLE", "type": ["null", "string"], "itemName": true}]}
            """),
        "ITEM_ID,TITLE,PLOT",
        rows);

    private string Visits(params string[] rows) => Imported(
        Schema.Parse(
            """
            {"type": "record", "name": "Interactions", "fields": [{"name": "USER_ID", "type": "string"}, {"name": "ITEM_ID", "type": "string"}, {"name": "TIMESTAMP", "type": "long"},
             {"name": "EVENT_TYPE", "type": "string"}, {"name": "DEVICE", "type": ["null", "string"], "categorical": true}, {"name": "TEMPERATURE", "type": ["null", "float"]}]}
            """),
        "USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE,DEVICE,TEMPERATURE",
        rows);

    private string Imported(Schema schema, string header, params string[] rows)
    {
        var part = _folder[$"{Guid.NewGuid():N}.parquet"];
        new CsvImporter().Import(_folder.WriteLines("data.csv", [header, .. rows]), schema, part, TestContext.Current.CancellationToken);
        return part;
    }

    private string Interactions(string header, params string[] rows) => Part(DatasetType.Interactions, header, rows);

    private string Part(DatasetType type, string header, params string[] rows)
    {
        var csv = _folder.WriteLines("data.csv", [header, .. rows]);
        var part = _folder[$"{Guid.NewGuid():N}.parquet"];
        new CsvImporter().Import(csv, Schema.ForHeader(type, header.Split(',')), part, TestContext.Current.CancellationToken);
        return part;
    }

    private static string Described(TrainingSet set) => string.Join(", ", Enumerable.Range(0, set.UserCount).Select(user =>
        $"{set.UserIds[user]}: {string.Join(' ', Enumerable.Range(0, set.LengthOf(user)).Select(i => $"{set.ItemIds[set.ItemsOf(user)[i]]}{set.TimesOf(user)[i]}"))}"));

    private static string[] Categories(Field field) =>
        [.. Enumerable.Range(0, field.Offsets.Length - 1).Select(row => string.Join(' ', field.Of(row).ToArray().Order().Select(category => field.Labels[category])))];
}
