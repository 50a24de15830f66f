using Usher.Datasets.CsvFiles;
using Usher.Datasets.Generated.Films;
using Usher.Datasets.Generated.Viewing;
using Usher.Datasets.MovieLens;
using Usher.Ranking.Histories;

namespace Usher.Datasets.Generated;

/// <summary>An invented film catalogue and what its invented viewers watched, for trying Usher out without anybody's data.</summary>
/// <remarks>
/// There is something in it to learn: tastes that drift, films that go together, an order in which they are watched, sequels after
/// their first parts, new films that draw a crowd for some weeks, genres that lean to ages. Nobody watches a film twice.
/// </remarks>
public sealed class GeneratedCatalogue
{
    /// <summary>The EVENT_TYPE of every interaction.</summary>
    public const string EventType = "Watch";

    /// <summary>The Avro schema of the file that <see cref="WriteUsers"/> writes.</summary>
    public const string UsersSchema =
        """
        {
          "type": "record",
          "name": "Users",
          "namespace": "com.amazonaws.personalize.schema",
          "fields": [
            { "name": "USER_ID", "type": "string" },
            { "name": "AGE", "type": "int" },
            { "name": "GENDER", "type": "string", "categorical": true }
          ],
          "version": "1.0"
        }
        """;

    private GeneratedCatalogue(Film[] films, Viewer[] viewers, GeneratedInteraction[] interactions)
    {
        Films = [.. films.Select(Public)];
        Viewers = [.. viewers.Select((viewer, user) => new GeneratedViewer(Id(user), viewer.Age, viewer.Gender))];
        Interactions = interactions;
    }

    /// <summary>The Avro schema of the file that <see cref="WriteInteractions"/> writes.</summary>
    public static string InteractionsSchema => MovieLensSchemas.Interactions();

    /// <summary>The Avro schema of the file that <see cref="WriteItems"/> writes.</summary>
    public static string ItemsSchema => MovieLensSchemas.Items;

    /// <summary>All films; the one at index 0 has id "1".</summary>
    public IReadOnlyList<GeneratedFilm> Films { get; }

    /// <summary>All viewers; the one at index 0 has id "1".</summary>
    public IReadOnlyList<GeneratedViewer> Viewers { get; }

    /// <summary>Everything that was watched, oldest first; no viewer has two interactions in the same second.</summary>
    public IReadOnlyList<GeneratedInteraction> Interactions { get; }

    /// <summary>Makes a world. The default one takes some tenths of a second.</summary>
    /// <param name="options">Seed and sizes; the defaults where null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of its range.</exception>
    public static GeneratedCatalogue Create(GeneratedCatalogueOptions? options = null)
    {
        options ??= new();
        options.Check();
        var random = new Random(options.Seed);
        var films = new Studio(random, options).Make();
        var viewers = new Audience(random, options, films).Make();
        var habits = new Habits(random, options, films);
        var diary = new Diary(random, options);
        var interactions = viewers
            .SelectMany((viewer, user) => habits.Watch(viewer, diary.Of(viewer))
                .Select(seen => new GeneratedInteraction(user, seen.Film.Index, seen.Timestamp)))
            .ToArray();
        Array.Sort(interactions, (a, b) => (a.Timestamp, a.User).CompareTo((b.Timestamp, b.User)));

        return new GeneratedCatalogue(films, viewers, interactions);
    }

    /// <summary>Writes USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP, oldest first.</summary>
    /// <param name="path">The file to write; one that exists is replaced, once the new one is whole.</param>
    public void WriteInteractions(string path)
    {
        using var file = new CsvFileWriter(path, "USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP");
        foreach (var (user, item, timestamp) in Interactions)
            file.Text(Viewers[user].Id).Text(Films[item].Id).Text(EventType).Number(timestamp).EndRow();
        file.Commit();
    }

    /// <summary>Writes ITEM_ID,TITLE,YEAR,GENRES, with bars between genres.</summary>
    /// <param name="path">The file to write; one that exists is replaced, once the new one is whole.</param>
    public void WriteItems(string path)
    {
        using var file = new CsvFileWriter(path, "ITEM_ID,TITLE,YEAR,GENRES");
        foreach (var film in Films)
            file.Text(film.Id).Text(film.Title).Number(film.Year).Text(string.Join('|', film.Genres)).EndRow();
        file.Commit();
    }

    /// <summary>Writes USER_ID,AGE,GENDER.</summary>
    /// <param name="path">The file to write; one that exists is replaced, once the new one is whole.</param>
    public void WriteUsers(string path)
    {
        using var file = new CsvFileWriter(path, "USER_ID,AGE,GENDER");
        foreach (var viewer in Viewers)
            file.Text(viewer.Id).Number(viewer.Age).Text(viewer.Gender).EndRow();
        file.Commit();
    }

    /// <summary>The same world as the arrays that recipes read, without files in between.</summary>
    /// <remarks>
    /// Items have GENRES, and YEAR in steps of five years; users have AGE in steps of ten, and GENDER. Films that nobody watched come last.
    /// </remarks>
    public TrainingSet ToTrainingSet() => CatalogueTrainingSet.Of(this);

    private static GeneratedFilm Public(Film film) => new(
        Id(film.Index),
        film.Title,
        film.Year,
        [.. film.Genres.Select(genre => Lexicon.Genres[genre].Name)],
        DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(film.Released).UtcDateTime),
        film.Predecessor is { } first ? Id(first.Index) : null);

    private static string Id(int index) => FormattableString.Invariant($"{index + 1}");
}
