using System.Text.Json;
using Usher.Contracts;
using Usher.Datasets.Generated;

namespace Usher.Datasets.Tests.Generated;

public sealed class GeneratedCatalogueTests
{
    private static readonly Lazy<GeneratedCatalogue> Default = new(() => GeneratedCatalogue.Create());
    private static readonly GeneratedCatalogueOptions Small = new() { Users = 40, Items = 60, Interactions = 600, Days = 90 };

    [Fact]
    public void Has_a_thousand_viewers_1700_films_and_a_hundred_thousand_interactions_by_default()
    {
        Assert.Equal(1_000, Default.Value.Viewers.Count);
        Assert.Equal(1_700, Default.Value.Films.Count);
        Assert.Equal(100_000, Default.Value.Interactions.Count);
    }

    [Fact]
    public void Gives_every_film_a_title_of_its_own()
    {
        Assert.Distinct(Default.Value.Films.Select(film => film.Title));
        Assert.All(Default.Value.Films, film => Assert.InRange(film.Title.Length, 5, 60));
    }

    [Fact]
    public void Finds_titles_even_for_a_very_large_catalogue()
    {
        var films = GeneratedCatalogue.Create(new() { Users = 1, Items = 50_000, Interactions = 2 }).Films;
        Assert.Equal(50_000, films.Select(film => film.Title).Distinct().Count());
    }

    [Fact]
    public void Names_a_sequel_after_the_first_part_and_lets_it_come_out_later()
    {
        var byId = Default.Value.Films.ToDictionary(film => film.Id);
        var sequels = Default.Value.Films.Where(film => film.SequelTo is not null).ToList();
        Assert.InRange(sequels.Count, 50, 400);
        Assert.All(sequels, sequel =>
        {
            var before = byId[sequel.SequelTo!];
            Assert.True(sequel.Released > before.Released);
            Assert.StartsWith(before.Title.TrimEnd('I', 'V').TrimEnd(), sequel.Title, StringComparison.Ordinal);
            Assert.Equal(before.Genres, sequel.Genres);
        });
    }

    [Fact]
    public void Lets_nobody_watch_a_film_twice() =>
        Assert.Equal(Default.Value.Interactions.Count, Default.Value.Interactions.Select(each => (each.User, each.Item)).Distinct().Count());

    [Fact]
    public void Lets_nobody_watch_a_film_before_it_is_out() =>
        Assert.DoesNotContain(Default.Value.Interactions, each => DayOf(each.Timestamp) < Default.Value.Films[each.Item].Released);

    [Fact]
    public void Lets_nobody_watch_a_sequel_before_the_part_it_follows()
    {
        var seen = new HashSet<(int User, string Film)>();
        foreach (var (user, item, _) in Default.Value.Interactions)
        {
            var film = Default.Value.Films[item];
            Assert.True(film.SequelTo is not { } before || seen.Contains((user, before)), film.Title);
            seen.Add((user, film.Id));
        }
    }

    [Fact]
    public void Tells_of_interactions_oldest_first_and_of_no_two_of_one_viewer_in_the_same_second()
    {
        var moments = Default.Value.Interactions.Select(each => each.Timestamp).ToList();
        Assert.Equal(moments.Order(), moments);
        Assert.Equal(moments.Count, Default.Value.Interactions.Select(each => (each.User, each.Timestamp)).Distinct().Count());
    }

    [Fact]
    public void Has_sessions_of_one_to_twenty_films_with_a_day_or_more_between_most_of_them()
    {
        var set = Default.Value.ToTrainingSet();
        var (sessions, lengths) = (0, new List<int>());
        for (var user = 0; user < set.UserCount; user++)
        {
            var times = set.TimesOf(user);
            for (int begin = 0, at = 1; at <= times.Length; at++)
            {
                if (at < times.Length && times[at] - times[at - 1] <= 60 * 60)
                    continue;
                lengths.Add(at - begin);
                begin = at;
                sessions++;
            }
        }

        Assert.InRange(lengths.Average(), 2, 6);
        Assert.InRange(lengths.Max(), 10, 30);                         // two sessions that meet at midnight look like one
        Assert.InRange(sessions / (double)set.UserCount, 15, 60);
    }

    [Fact]
    public void Is_watched_most_in_the_evening_and_on_weekends()
    {
        var moments = Default.Value.Interactions.Select(each => DateTimeOffset.FromUnixTimeSeconds(each.Timestamp)).ToList();
        Assert.True(moments.Count(at => at.Hour is >= 18 and < 23) > 5 * moments.Count(at => at.Hour is >= 3 and < 8));
        Assert.True(moments.Count(at => at.DayOfWeek is DayOfWeek.Sunday) > 1.4 * moments.Count(at => at.DayOfWeek is DayOfWeek.Tuesday));
    }

    [Fact]
    public void Lets_viewers_join_over_time()
    {
        var firstDays = Default.Value.Interactions.GroupBy(each => each.User).Select(group => DayOf(group.Min(each => each.Timestamp)).DayNumber).Order().ToList();
        Assert.True(firstDays[^1] - firstDays[0] > 200);
        Assert.True(firstDays[500] - firstDays[0] > 60);
    }

    [Fact]
    public void Draws_a_crowd_to_new_films_that_leaves_again()
    {
        var catalogue = Default.Value;
        var start = new GeneratedCatalogueOptions().Start;
        var watched = catalogue.Interactions
            .Where(each => catalogue.Films[each.Item] is { SequelTo: null } film && film.Released > start && film.Released < start.AddDays(300))
            .Select(each => DayOf(each.Timestamp).DayNumber - catalogue.Films[each.Item].Released.DayNumber)
            .ToList();
        Assert.True(watched.Count(age => age < 30) > 1.5 * watched.Count(age => age is >= 60 and < 90));
    }

    [Fact]
    public void Has_a_long_tail()
    {
        var counts = Default.Value.Interactions.GroupBy(each => each.Item).Select(group => group.Count()).OrderDescending().ToList();
        Assert.InRange(counts.Take(170).Sum() / 100_000.0, 0.2, 0.5);  // a tenth of the films
        Assert.True(counts[0] > 5 * counts[counts.Count / 2]);
    }

    [Fact]
    public void Has_structure_that_counting_models_find_and_popularity_does_not()
    {
        var models = new CountingModels(Default.Value.ToTrainingSet());
        var popularity = models.HitRateOfPopularity();
        Assert.InRange(popularity, 1.5 * 10 / 1_700, 0.1);             // better than chance, which finds 10 of 1,700
        Assert.InRange(models.HitRateOfTransitions(), 5 * popularity, 0.5);
        Assert.InRange(models.HitRateOfCooccurrence(), 2 * popularity, 0.5);
    }

    [Fact]
    public void Has_that_structure_in_a_small_world_too()
    {
        var models = new CountingModels(GeneratedCatalogue.Create(new() { Users = 200, Items = 300, Interactions = 8_000 }).ToTrainingSet());
        var popularity = models.HitRateOfPopularity();
        Assert.True(models.HitRateOfTransitions() > 2.5 * popularity);
        Assert.True(models.HitRateOfCooccurrence() > 1.3 * popularity);
    }

    [Fact]
    public void Writes_the_same_bytes_for_the_same_seed_and_others_for_another()
    {
        using var folder = new TemporaryFolder();
        byte[] Written(int seed, Action<GeneratedCatalogue, string> write)
        {
            write(GeneratedCatalogue.Create(Small with { Seed = seed }), folder["out.csv"]);
            return File.ReadAllBytes(folder["out.csv"]);
        }

        Action<GeneratedCatalogue, string>[] files = [(world, path) => world.WriteInteractions(path), (world, path) => world.WriteItems(path), (world, path) => world.WriteUsers(path)];
        foreach (var write in files)
        {
            Assert.Equal(Written(3, write), Written(3, write));
            Assert.NotEqual(Written(3, write), Written(4, write));
        }
    }

    [Fact]
    public void Writes_the_three_files_in_Personalizes_form()
    {
        using var folder = new TemporaryFolder();
        var catalogue = GeneratedCatalogue.Create(Small);
        catalogue.WriteInteractions(folder["interactions.csv"]);
        catalogue.WriteItems(folder["items.csv"]);
        catalogue.WriteUsers(folder["users.csv"]);

        var first = catalogue.Interactions[0];
        var interactions = File.ReadAllLines(folder["interactions.csv"]);
        Assert.Equal(["USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP", $"\"{first.User + 1}\",\"{first.Item + 1}\",\"Watch\",{first.Timestamp}"], interactions[..2]);
        Assert.Equal(1 + catalogue.Interactions.Count, interactions.Length);

        var film = catalogue.Films[0];
        var title = film.Title.Replace("\"", "\"\"", StringComparison.Ordinal);
        Assert.Equal(["ITEM_ID,TITLE,YEAR,GENRES", $"\"1\",\"{title}\",{film.Year},\"{string.Join('|', film.Genres)}\""], File.ReadAllLines(folder["items.csv"])[..2]);

        var viewer = catalogue.Viewers[0];
        Assert.Equal(["USER_ID,AGE,GENDER", $"\"1\",{viewer.Age},\"{viewer.Gender}\""], File.ReadAllLines(folder["users.csv"])[..2]);
    }

    [Fact]
    public void Has_a_schema_with_the_columns_of_each_file()
    {
        Assert.Equal(["USER_ID", "ITEM_ID", "EVENT_TYPE", "TIMESTAMP"], FieldsOf(GeneratedCatalogue.InteractionsSchema));
        Assert.Equal(["ITEM_ID", "TITLE", "YEAR", "GENRES"], FieldsOf(GeneratedCatalogue.ItemsSchema));
        Assert.Equal(["USER_ID", "AGE", "GENDER"], FieldsOf(GeneratedCatalogue.UsersSchema));
    }

    [Fact]
    public void Becomes_a_training_set_with_the_same_histories_and_with_the_fields_of_films_and_viewers()
    {
        var catalogue = GeneratedCatalogue.Create(Small);
        var set = catalogue.ToTrainingSet();
        Assert.Equal((40, 60, catalogue.Interactions.Count), (set.UserCount, set.ItemCount, set.EventCount));
        for (var user = 0; user < set.UserCount; user++)
        {
            var events = catalogue.Interactions.Where(each => each.User == user).ToList();
            Assert.Equal(catalogue.Viewers[user].Id, set.UserIds[user]);
            Assert.Equal(events.Select(each => catalogue.Films[each.Item].Id), set.ItemsOf(user).ToArray().Select(item => set.ItemIds[item]));
            Assert.Equal(events.Select(each => each.Timestamp), set.TimesOf(user).ToArray());
        }

        var film = catalogue.Films[17];
        var item = set.ItemIds.IndexOf(film.Id);
        Assert.Equal(["GENRES", "YEAR"], set.ItemFields.Select(field => field.Name));
        Assert.Equal(film.Genres, set.ItemFields[0].Of(item).ToArray().Select(category => set.ItemFields[0].Labels[category]));
        Assert.Equal($"{film.Year / 5 * 5}..{(film.Year / 5 * 5) + 4}", set.ItemFields[1].Labels[set.ItemFields[1].Of(item)[0]]);
        Assert.Equal(["AGE", "GENDER"], set.UserFields.Select(field => field.Name));
        Assert.Equal(catalogue.Viewers[5].Gender, set.UserFields[1].Labels[set.UserFields[1].Of(5)[0]]);
    }

    [Fact]
    public void Puts_films_that_nobody_watched_behind_all_others_in_a_training_set()
    {
        var set = GeneratedCatalogue.Create(new() { Users = 4, Items = 60, Interactions = 20 }).ToTrainingSet();
        var watched = set.Items.Distinct().Count();
        Assert.InRange(watched, 1, 20);
        Assert.Equal(watched - 1, set.Items.Max());
        Assert.Equal(60, set.ItemCount);
    }

    [Theory]
    [InlineData(1, 10, 3)]
    [InlineData(30, 10, 90)]
    [InlineData(50, 12, 100)]
    [InlineData(3, 300, 300)]
    public void Comes_out_at_every_size_that_is_allowed(int users, int items, int interactions)
    {
        foreach (var seed in Enumerable.Range(1, 20))
        {
            var catalogue = GeneratedCatalogue.Create(new() { Seed = seed, Users = users, Items = items, Interactions = interactions, Days = 30 });
            Assert.InRange(catalogue.Interactions.Count, interactions / 2, interactions);
            Assert.Equal(users, catalogue.Interactions.Select(each => each.User).Distinct().Count());
        }
    }

    [Fact]
    public void Refuses_a_size_out_of_range_and_says_what_is_allowed()
    {
        var refused = Assert.Throws<ArgumentOutOfRangeException>(() => GeneratedCatalogue.Create(new() { Users = 10, Items = 30, Interactions = 101 }));
        Assert.StartsWith("Interactions is 101; allowed are 20 to 100.", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => GeneratedCatalogue.Create(new() { Items = 9 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => GeneratedCatalogue.Create(new() { Users = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => GeneratedCatalogue.Create(new() { Days = 29 }));
    }

    internal static IEnumerable<string> FieldsOf(string schema) =>
        JsonDocument.Parse(schema).RootElement.GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("name").GetString()!);

    private static DateOnly DayOf(long timestamp) => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(timestamp).UtcDateTime);
}
