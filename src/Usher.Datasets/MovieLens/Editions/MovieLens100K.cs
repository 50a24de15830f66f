using System.Globalization;

namespace Usher.Datasets.MovieLens.Editions;

/// <summary>MovieLens 100K (1998): u.data by tabs; u.item, u.user and u.genre by bars, in ISO-8859-1 as it is handed out.</summary>
internal sealed class MovieLens100K : Edition
{
    private const string GenreLine = "genre|number";
    private const string UserLine = "id|age|gender|occupation|zip code";

    public override string Name => "MovieLens 100K";

    public override string RatingsFile => "u.data";

    public override IReadOnlyList<string> Files => ["u.data", "u.item", "u.genre", "u.user"];

    public override bool HasUsers => true;

    public override IEnumerable<Rating> Ratings(string folder) =>
        SourceFile.Need(folder, "u.data").Lines().Select(line => line.ToRating("\t"));

    public override IEnumerable<Item> Items(string folder)
    {
        var genres = Genres(folder);
        var expected = $"id|title|release date|video release date|URL and {genres.Length} flags of 0 or 1, one for each line of u.genre";
        foreach (var line in SourceFile.Need(folder, "u.item").Lines())
        {
            var parts = line.Parts("|", 5 + genres.Length, expected);
            var flags = parts.AsSpan(5);
            if (flags.ContainsAnyExcept("0", "1"))
                throw line.Malformed(expected);

            var title = parts[1].Trim();
            var year = TitleYear.Of(title) ?? ReleaseYear(parts[2]);
            yield return new Item(line.Whole(parts[0], expected), title, year, Flagged(genres, flags));
        }
    }

    public override IEnumerable<User> Users(string folder)
    {
        foreach (var line in SourceFile.Need(folder, "u.user").Lines())
        {
            var parts = line.Parts("|", 5, UserLine);
            yield return new User(line.Whole(parts[0], UserLine), line.Whole(parts[1], UserLine), parts[2], parts[3]);
        }
    }

    private static string[] Genres(string folder)
    {
        var file = SourceFile.Need(folder, "u.genre");
        var names = new List<string>();
        foreach (var line in file.Lines())
        {
            var parts = line.Parts("|", 2, GenreLine);
            if (line.Whole(parts[1], GenreLine) != names.Count)
                throw line.Malformed($"{GenreLine}, numbered from 0 without a gap");
            names.Add(parts[0]);
        }

        return [.. names];
    }

    private static string Flagged(string[] genres, ReadOnlySpan<string> flags)
    {
        var names = new List<string>();
        for (var genre = 0; genre < genres.Length; genre++)
        {
            if (flags[genre] == "1")
                names.Add(genres[genre]);
        }

        return string.Join('|', names);
    }

    private static int? ReleaseYear(string date) =>
        DateOnly.TryParseExact(date, "dd-MMM-yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.Year : null;
}
